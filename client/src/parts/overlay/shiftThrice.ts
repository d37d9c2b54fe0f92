/** Three clean presses of Shift within five seconds. A Shift that made a capital, or a selection, is not clean. */

export interface ShiftKeys {
  readonly clean: boolean;
  readonly presses: readonly number[];
}

export type ShiftEvent = { readonly kind: 'shift down' | 'shift up' | 'other'; readonly at: number };

export const noShift: ShiftKeys = { clean: false, presses: [] };
const within = 5_000;
const needed = 3;

export const afterShift = (keys: ShiftKeys, { kind, at }: ShiftEvent): ShiftKeys => {
  if (kind === 'shift down') return { ...keys, clean: true };
  if (kind === 'other' || !keys.clean) return { ...keys, clean: false };
  return { clean: false, presses: [...keys.presses.filter((press) => at - press < within), at] };
};

export const isThrice = (keys: ShiftKeys): boolean => keys.presses.length >= needed;
