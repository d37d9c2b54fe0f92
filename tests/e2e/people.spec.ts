/** Everybody who may have caused harm, not the husband alone: flags of several agencies, the meter, the map and its twin. */
import { flag, gaps, leaveOut, markDiscussed, panel, personCard, showNames } from '../support/meetingBoard.js';
import { expect, harmful, test, type Person } from '../support/meeting.js';

const five = ['Taven Notareal', 'Mirela Notareal', 'Jorin Notareal', 'Pell Notareal', 'Castor Ghostwell'];

const peopleOf = (who: Person) => panel(who, 'People');
const nodesOf = ({ page }: Person) => page.locator('.react-flow__node');

test('[A4, C2] five alleged perpetrators flagged by different agencies stand for all, are counted, and discussed', async ({
  person,
}) => {
  const names = ['Thandeka Merriday', 'Callum Drayfield', 'Sam Rivershaw', 'Dana Tolgrave'];
  const all: Person[] = [];
  for (const name of names) {
    const one = await person(name);
    await one.join('S.N.', harmful);
    await showNames(one);
    all.push(one);
  }
  const [chair, callum, sam, dana] = all as [Person, Person, Person, Person];

  await flag(callum, 'Mirela Notareal', 'co-perpetrator');
  await flag(sam, 'Jorin Notareal', 'facilitator');
  await flag(dana, 'Pell Notareal', 'suspected');
  await flag(chair, 'Castor Ghostwell', 'overseas');
  // a second agency on somebody who is flagged already: both are kept
  await flag(dana, 'Taven Notareal', 'primary');

  const flags = ['WIL: primary', 'POL: co-perpetrator', 'HOU: facilitator', 'IDVA: suspected', 'CS: overseas'];
  for (const who of all) {
    for (const [at, name] of five.entries()) {
      await expect(personCard(who, name)).toContainText('Alleged perpetrator');
      await expect(personCard(who, name)).toContainText(flags[at] ?? '');
    }
    await expect(personCard(who, 'Taven Notareal')).toContainText('IDVA: primary');
    await expect(peopleOf(who)).toContainText('0 of 5 alleged perpetrators discussed');
  }
  await expect(gaps(chair).first()).toContainText('5 of 5 alleged perpetrators not discussed');

  await markDiscussed(callum, 'Mirela Notareal');
  await markDiscussed(sam, 'Taven Notareal');
  await leaveOut(chair, 'Castor Ghostwell', 'Lives overseas; planned for with the ports alert');
  for (const who of all) {
    await expect(peopleOf(who)).toContainText('2 of 5 alleged perpetrators discussed, 1 left out with a reason');
    await expect(peopleOf(who)).toContainText('Not discussed yet: Jorin Notareal, Pell Notareal');
    await expect(personCard(who, 'Castor Ghostwell')).toContainText('Lives overseas');
  }
  await expect(gaps(chair).first()).toContainText(
    '2 of 5 alleged perpetrators not discussed: Jorin Notareal, Pell Notareal',
  );
});

test('[A4] the map shows the same people in words, and the list stands under it', async ({ person }) => {
  const dana = await person('Dana Tolgrave');
  await dana.join('E.N.');
  await showNames(dana);
  const shown = ['Elspet Nonsuch', 'Harl Nonsuch', 'Abel Nonsuch', 'Josiah Quillby', 'Enoch Farthing'];
  await expect(nodesOf(dana)).toHaveCount(shown.length);
  for (const name of shown) {
    await expect(nodesOf(dana).filter({ hasText: name })).toHaveCount(1);
    await expect(personCard(dana, name)).toBeVisible();
  }
  await expect(nodesOf(dana).filter({ hasText: 'Harl Nonsuch' })).toContainText('Alleged perpetrator');
  await expect(nodesOf(dana).filter({ hasText: 'Enoch Farthing' })).not.toContainText('Alleged perpetrator');
  await flag(dana, 'Enoch Farthing', 'facilitator');
  await expect(nodesOf(dana).filter({ hasText: 'Enoch Farthing' })).toContainText('Alleged perpetrator');
});
