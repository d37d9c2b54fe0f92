/** The confidentiality statement that everybody signs, once for each meeting. */

export const statementVersion = 1;

export const statementPoints: readonly string[] = [
  'What is said and shown here is for keeping people safe. I will use it for nothing else, and take no copy of it.',
  'Information stays the property of the agency that gave it. I will ask that agency before it travels any further.',
  'I will say what is fact and what is my professional judgement, and only what is needed and proportionate.',
  'Nobody who may have caused harm, and nobody close to them, learns from me that this case is discussed here.',
  'I have a conflict of interest if I, or anybody close to me, may know a person discussed. I will say so before I see the list of cases.',
];
