/** A mass deletion in words. Pure. */
import type { AlarmView } from '@board/shared/policy/views';
import { momentWords } from '../shell/times';

const figures = new Intl.NumberFormat('en-GB');

/** "Obinna Fairleigh (CSC) deleted 3,412 characters that others wrote, in Discussion, at 10:32am." */
export const alarmWords = ({ by, chars, where, refused, at }: AlarmView): string => {
  const did = refused ? 'tried to delete' : 'deleted';
  return `${by} ${did} ${figures.format(chars)} characters that others wrote, in ${where}, at ${momentWords(at)}.`;
};

/** What became of it; empty while the words are missing. */
export const restoredWords = ({ refused, restored }: AlarmView): string => {
  if (refused) return 'The board did not allow it.';
  return restored === null ? '' : `Put back by ${restored.by}, ${momentWords(restored.at)}.`;
};
