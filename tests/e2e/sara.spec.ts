/** The story this board was built for, from the lobby to the conclusion: nobody knows the family, and one agency could only write. */
import type { Locator } from '@playwright/test';
import {
  actionCard,
  agencyCard,
  agree,
  assign,
  claim,
  flag,
  gaps,
  leaveOut,
  markDiscussed,
  personCard,
  raise,
  reading,
  showNames,
  write,
} from '../support/meetingBoard.js';
import { expect, test, type Person } from '../support/meeting.js';

const mother = 'Ombra Placehold';
const brother = 'Fenn Placehold';
const husband = 'Dask Placehold';
const advice = 'Plan for three people: the mother decides, the brother follows her.';
const passage = 'Immigration advice before she leaves, with an independent interpreter';
const roof = 'Find a place that does not depend on benefits';

const dialog = ({ page }: Person): Locator => page.getByRole('dialog');

interface Room {
  readonly priya: Person;
  readonly wendeline: Person;
  readonly dana: Person;
  readonly rukhsana: Person;
  readonly zehra: Person;
}

const everybody = (room: Room): readonly Person[] => Object.values(room);

/** The chair tries with every gap open; the board says which, and will not without a reason. */
const refuseToConclude = async ({ priya }: Room): Promise<void> => {
  const all = [
    '1 of 1 alleged perpetrators not discussed: Dask Placehold.',
    'No action has been raised.',
    'Written contribution not heard: Threefold Sisters.',
    'A harmful-practices case, and no expert has been called in or has advised.',
  ];
  await expect(gaps(priya)).toHaveCount(4);
  await priya.button('Conclude case…').click();
  for (const [at, words] of all.entries()) {
    await expect(gaps(priya).nth(at)).toContainText(words);
    await expect(dialog(priya)).toContainText(words);
  }
  await dialog(priya).getByRole('button', { name: 'Conclude with gaps' }).click();
  await expect(dialog(priya)).toContainText('Give a reason, or close this and fill the gaps');
  await dialog(priya).getByRole('button', { name: 'Cancel' }).click();
  await expect(priya.page.getByText('This case is concluded')).toHaveCount(0);
};

const hearContribution = async ({ wendeline, dana, priya }: Room): Promise<void> => {
  await expect(agencyCard(dana, 'TFS').last()).toContainText('Please read this as if I were in the room.');
  await agencyCard(wendeline, 'TFS')
    .last()
    .getByRole('button', { name: /Mark as heard/ })
    .click();
  await expect(agencyCard(dana, 'TFS').last()).toContainText('marked by Wendeline Ashgrove');
  await expect(gaps(priya)).toHaveCount(3);
};

const nameTheFamily = async (room: Room): Promise<void> => {
  const { rukhsana, dana, priya } = room;
  await flag(rukhsana, mother, 'co-perpetrator');
  await flag(dana, brother, 'facilitator');
  for (const who of everybody(room)) {
    await expect(personCard(who, mother)).toContainText('WIL: co-perpetrator');
    await expect(personCard(who, brother)).toContainText('IDVA: facilitator');
  }
  await expect(gaps(priya).first()).toContainText('3 of 3 alleged perpetrators not discussed');
  await markDiscussed(dana, husband);
  await markDiscussed(rukhsana, mother);
  await leaveOut(priya, brother, 'Nothing but what the contribution says is known of him; police will look');
  await expect(gaps(priya)).toHaveCount(2);
};

const callTheExpert = async (room: Room): Promise<void> => {
  const { zehra, dana, priya } = room;
  const box = 'What to do, and what not to do';
  await write(zehra, box, advice);
  await expect(reading(dana, box)).toContainText(advice);
  await zehra.button('Pin a line…').click();
  await zehra.page.getByLabel('Take a line that is written').selectOption(advice);
  await zehra.button('Pin this line').click();
  for (const who of everybody(room)) await expect(who.caseHeader()).toContainText(`Expert advice: ${advice}`);
  await expect(gaps(priya)).toHaveCount(1);
};

const plan = async (room: Room): Promise<void> => {
  const { priya, dana, rukhsana, wendeline } = room;
  await raise(rukhsana, passage);
  await raise(dana, roof);
  await claim(rukhsana, passage);
  await expect(actionCard(priya, passage)).toContainText('Claimed · WIL');
  await assign(priya, roof, 'Larkmere Homes');
  await expect(actionCard(dana, roof)).toContainText('Assigned · HOU');
  for (const words of [passage, roof]) await agree(priya, words);
  for (const words of [passage, roof]) await expect(actionCard(wendeline, words)).toContainText('Agreed');
  await expect(gaps(priya)).toHaveCount(0);
};

const conclude = async (room: Room): Promise<void> => {
  const { priya, dana } = room;
  await expect(priya.page.getByText('Nothing is missing. The case can be concluded.')).toBeVisible();
  await priya.button('Conclude case…').click();
  await expect(dialog(priya).getByRole('textbox')).toHaveCount(0);
  await dialog(priya).getByRole('button', { name: 'Conclude case', exact: true }).click();
  for (const who of everybody(room)) {
    const said = who.page.getByRole('region', { name: /This case is concluded/ });
    await expect(said).toContainText('Concluded by Priya Northcote');
    await expect(said).not.toContainText(/Left open|Reason/);
    await expect(who.page.getByRole('textbox', { name: 'Discussion', exact: true })).toHaveCount(0);
  }
  await expect(reading(dana, 'Discussion')).toContainText('Heard as if she were in the room.');
};

test('[A6, A10] the story of case S.P., from the lobby to a conclusion that needs no reason', async ({ person }) => {
  test.setTimeout(120_000);
  const room: Room = {
    priya: await person('Priya Northcote'),
    wendeline: await person('Wendeline Ashgrove'),
    dana: await person('Dana Tolgrave'),
    rukhsana: await person('Rukhsana Velmore'),
    zehra: await person('Zehra Calderwick'),
  };
  for (const who of everybody(room)) await who.sign();
  await room.priya.openCase('S.P.');
  await room.priya.button('Open this case').click();
  await expect(room.priya.caseHeader().getByRole('timer')).toBeVisible();
  for (const who of everybody(room)) {
    if (who === room.priya) continue;
    await who.page.getByRole('link', { name: /Go to the board: the chair is on case \d+, S\.P\./ }).click();
    await expect(who.caseHeader()).toContainText('S.P.');
  }
  for (const who of everybody(room)) await showNames(who);
  await refuseToConclude(room);
  await write(room.dana, 'Discussion', 'Heard as if she were in the room.');
  await hearContribution(room);
  await nameTheFamily(room);
  await callTheExpert(room);
  await plan(room);
  await conclude(room);
});
