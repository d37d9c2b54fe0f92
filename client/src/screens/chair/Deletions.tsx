/** What was deleted of others' words, tried or done, and what was removed for good: kept to be read again. */
import { Details } from '../../parts';
import { alarmWords, restoredWords } from '../board/alarmWords';
import { momentWords } from '../shell/times';
import type { BenchProps } from './bench';

export const Deletions = ({ board }: BenchProps) => {
  const { alarms, redactions } = board;
  if (alarms.length + redactions.length === 0) return null;
  return (
    <div className="bench__part">
      <Details summary="Deletions and words removed for good">
        <ul className="govuk-list govuk-list--spaced govuk-body-s">
          {alarms.map((alarm) => (
            <li key={alarm.id}>
              {alarmWords(alarm)} {restoredWords(alarm)}
            </li>
          ))}
          {redactions.map(({ where, reason, by, at }) => (
            <li key={`${at} ${where}`}>
              Words removed for good in {where}: {reason}. {by}, {momentWords(at)}.
            </li>
          ))}
        </ul>
      </Details>
    </div>
  );
};
