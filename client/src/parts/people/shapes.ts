/** Eight shapes, one for each presence colour, in a box of 44 by 32: the second channel beside colour. */

const shapes: readonly string[] = [
  'M2 2h40v28H2z',
  'M16 2h12a14 14 0 0 1 0 28H16a14 14 0 0 1 0-28z',
  'M9 2h26l7 14-7 14H9L2 16z',
  'M2 2h40v18L22 30 2 20z',
  'M10 2h24l8 7v14l-8 7H10l-8-7V9z',
  'M8 2h34l-6 28H2z',
  'M2 12 22 2l20 10v18H2z',
  'M2 2h33l7 14-7 14H2z',
];

export const presenceColours = shapes.length;

/** The colour's number, whatever comes in. */
export const colourIndex = (colour: number): number => Math.abs(Math.trunc(colour)) % presenceColours;

export const shapeOf = (colour: number): string => shapes[colourIndex(colour)] ?? '';
