/** How the embedded store says no: a code and a sentence in MongoDB's own numbers. Knows no command. */

export const code = {
  internalError: 1,
  badValue: 2,
  typeMismatch: 14,
  namespaceNotFound: 26,
  conflictingUpdateOperators: 40,
  cursorNotFound: 43,
  namespaceExists: 48,
  commandNotFound: 59,
  immutableField: 66,
  indexKeySpecsConflict: 86,
  transactionTooOld: 225,
  BSONObjectTooLarge: 10334,
  duplicateKey: 11000,
  keyTooLong: 17280,
} as const;

export type Code = keyof typeof code;

/** What a duplicate names, so that a driver can tell which index refused. */
export interface Duplicate {
  readonly keyPattern: Record<string, unknown>;
  readonly keyValue: Record<string, unknown>;
}

/** Thrown, not returned: a refusal ends its command however deep it is found, and one place turns it into a reply. */
export class Refusal extends Error {
  constructor(
    readonly why: Code,
    message: string,
    readonly duplicate?: Duplicate,
  ) {
    super(message);
  }
}

export const refuse = (why: Code, message: string, duplicate?: Duplicate): never => {
  throw new Refusal(why, message, duplicate);
};

const nameOf = (why: Code): string => why.charAt(0).toUpperCase() + why.slice(1);

/** The part that a failed command and a failed statement of a command have in common. */
export const wording = (error: Refusal): Record<string, unknown> => ({
  code: code[error.why],
  codeName: nameOf(error.why),
  errmsg: error.message,
  ...error.duplicate,
});
