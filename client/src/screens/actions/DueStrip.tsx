/** Two weeks at a glance: what falls due on which day, weekends and bank holidays shaded; the sentence says the same. */
import { inWords } from '../../parts';
import type { ActionRow } from '@board/shared/policy/views';
import { counted } from '../shell/times';
import { dueOf } from './due';
import { stripOf, type StripDay } from './strip';

const short = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
const letterOf = (date: string): string => short.format(Date.parse(`${date}T00:00:00Z`));
const dayOf = (date: string): string => String(Number(date.slice(8)));

const said = ({ date, due, kind }: StripDay): string =>
  `${inWords(date)}${kind === 'bank holiday' ? ', bank holiday' : ''}: ${due === 0 ? 'nothing due' : `${due} due`}`;

const sentence = (rows: readonly ActionRow[], days: readonly StripDay[], today: string): string => {
  const late = rows.filter((row) => dueOf(row, today).kind === 'overdue').length;
  const soon = days.reduce((sum, { due }) => sum + due, 0);
  return `${late === 0 ? 'Nothing is overdue' : `${counted(late, 'action')} ${late === 1 ? 'is' : 'are'} overdue`}. ${soon === 0 ? 'Nothing falls' : `${counted(soon, 'action')} ${soon === 1 ? 'falls' : 'fall'}`} due in the next two weeks.`;
};

const Day = ({ day, first }: { readonly day: StripDay; readonly first: boolean }) => (
  <li className={`strip__day strip__day--${day.kind.replace(' ', '-')}`} title={said(day)}>
    <span className="strip__name">{first ? 'Today' : letterOf(day.date)}</span>
    <span className="strip__date">{dayOf(day.date)}</span>
    <span className="strip__due">{day.due === 0 ? '' : day.due}</span>
  </li>
);

export const DueStrip = ({ rows, today }: { readonly rows: readonly ActionRow[]; readonly today: string }) => {
  const days = stripOf(rows, today, 14);
  return (
    <div className="strip">
      <p className="govuk-body strip__words">{sentence(rows, days, today)}</p>
      {/* the rows below say every date in words, so the picture is not read out */}
      <ol className="strip__days" aria-hidden="true">
        {days.map((day) => (
          <Day key={day.date} day={day} first={day.date === today} />
        ))}
      </ol>
    </div>
  );
};
