/** A profile of a page while something is done in it, kept as a file for the browser's own tools. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** `BENCH_KEEP` names a folder for profiles and traces; build the client with `--minify false` to know the functions' names. */
export const fileFor = async (page: Page, ending: string): Promise<string | undefined> => {
  const folder = process.env['BENCH_KEEP'];
  return folder === undefined ? undefined : join(folder, `${(await page.title()).replaceAll(/\W+/g, '-')}${ending}`);
};

export const profiled = async (page: Page, whose: string, act: () => Promise<unknown>): Promise<void> => {
  const file = await fileFor(page, `.${whose}.cpuprofile`);
  if (file === undefined) return;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 200 });
  await cdp.send('Profiler.start');
  await act();
  const { profile } = await cdp.send('Profiler.stop');
  await writeFile(file, JSON.stringify(profile));
  await cdp.detach();
};
