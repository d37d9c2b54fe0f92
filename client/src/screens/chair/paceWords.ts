/** How the meeting stands against its plan, in words. Pure. */
import { counted } from '../shell/times';

export interface Pace {
  readonly words: string;
  readonly late: boolean;
}

/** `late`: minutes behind the plan; negative is ahead. One minute either way is on time. */
export const paceWords = (late: number, finish: string): Pace => {
  const end = `Finishing at about ${finish}`;
  if (Math.abs(late) <= 1) return { words: `On time. ${end}`, late: false };
  return late > 0
    ? { words: `Behind by ${counted(late, 'minute')}. ${end}`, late: true }
    : { words: `Ahead by ${counted(-late, 'minute')}. ${end}`, late: false };
};
