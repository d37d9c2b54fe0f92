/** What is pasted becomes words of our own few kinds, under a policy in which no string becomes script. */
import { note } from '../support/meetingBoard.js';
import { expect, test } from '../support/meeting.js';

const box = 'Discussion';
const html = [
  // a turned-round run and a bell, as some office suites copy them: both would be refused from anybody
  '<p>A <b>bo\u202eld\u202c</b> wo\u0007rd<img src="x" onerror="document.title=\'taken\'"></p>',
  '<script>document.title="taken"</script><p><a href="javascript:alert(1)">a link</a></p>',
  '<p style="background:url(https://elsewhere.example/)" onclick="alert(1)">plain</p><iframe src="/"></iframe>',
].join('');

test('[N29] I04, I05: pasted markup stays words; images, scripts, handlers and addresses are gone', async ({
  person,
}) => {
  const dana = await person('Dana Tolgrave');
  await dana.join('M.F.');
  // what is pasted is read in a document apart, in which the policy stops handlers and styles, and says so
  dana.watch.forgiveBreaches();
  dana.watch.forgive(/Content Security Policy/);
  const here = note(dana, box);
  await here.click();
  await here.evaluate((element, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', words);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  await expect(here).toContainText('A bold word');
  await expect(here).toContainText('a link');
  await expect(here).toContainText('plain');
  await expect(here.locator('img, script, iframe, a, [style], [onclick]')).toHaveCount(0);
  expect(await dana.page.title()).not.toBe('taken');
  await dana.expectSaved();
});

test('[N29] the page’s own policy: strings make no script, and nothing outside is asked', async ({ person }) => {
  const dana = await person('Dana Tolgrave');
  dana.watch.forgiveBreaches();
  dana.watch.forgive(/TrustedHTML|TrustedScript|Content Security Policy|violates/);
  const tried = await dana.page.evaluate(() => {
    const attempt = (act: () => void): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [
      attempt(() => (document.body.innerHTML = '<b>x</b>')),
      attempt(() => document.write('<b>x</b>')),
      attempt(() => (document.createElement('script').src = '/x.js')),
      attempt(() => void trustedPolicies().createPolicy('another', {})),
    ];
    function trustedPolicies() {
      return (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } })
        .trustedTypes;
    }
  });
  expect(tried).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  await expect(dana.heading('Meetings')).toBeVisible();
});
