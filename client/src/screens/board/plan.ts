/** The plan around an action while it is being written: by when, what kind of measure, for whom and against whom. */
import type { PersonId } from '@board/shared/kernel/ids';
import { measures, type Measure } from '@board/shared/model/codes';
import { addWorkingDays } from '@board/shared/model/workingDays';

export interface Plan {
  readonly due: string | null;
  readonly measure: Measure | null;
  readonly protects: readonly PersonId[];
  readonly addresses: readonly PersonId[];
}

export const noPlan: Plan = { due: null, measure: null, protects: [], addresses: [] };

export const workingDayChips = [1, 2, 5, 10] as const;

/** Where a chip leads from a day. */
export const chipDate = (from: string, days: number): string => addWorkingDays(from, days);

export const measureWords: Record<Measure, string> = {
  remove: 'Remove the risk',
  avoid: 'Avoid the risk',
  reduce: 'Reduce the risk',
  accept: 'Accept the risk',
};

export const measureChoices = [
  { value: '', label: 'Not said' },
  ...measures.map((value) => ({ value, label: measureWords[value] })),
];

/** The command wants lists of its own. */
export const copied = ({ due, measure, protects, addresses }: Plan) => ({
  due,
  measure,
  protects: [...protects],
  addresses: [...addresses],
});
