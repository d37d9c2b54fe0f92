/** How the meeting stands against its plan, in words. Pure. */
import { counted } from '../shell/times';

export interface Pace {
  readonly words: string;
  readonly late: boolean;
}

const long = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return counted(minutes, 'minute');
  const rest = minutes % 60;
  return rest === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} ${counted(rest, 'minute')}`;
};

/** `late`: minutes behind the plan; negative is ahead. One minute either way is on time. */
export const paceWords = (late: number, finish: string): Pace => {
  const end = `Finishing at about ${finish}`;
  if (Math.abs(late) <= 1) return { words: `On time. ${end}`, late: false };
  return late > 0
    ? { words: `Behind by ${long(late)}. ${end}`, late: true }
    : { words: `Ahead by ${long(-late)}. ${end}`, late: false };
};
