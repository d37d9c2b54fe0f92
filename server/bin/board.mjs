#!/usr/bin/env node
/** The board's command line: `npx board --help`. Only finds the built code and hands over. */
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli/board.js', import.meta.url);

if (existsSync(built)) {
  const { run } = await import(built.href);
  process.exitCode = await run(process.argv.slice(2));
} else {
  process.stderr.write('The board is not built yet. Build it first: npm run build\n');
  process.exitCode = 2;
}
