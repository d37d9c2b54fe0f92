/** Success or refusal as a value. A refusal is expected and has a reason from a closed list; an exception is a bug. */

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<R extends string> {
  readonly ok: false;
  readonly reason: R;
  /** One plain sentence for the person refused; never a stack, a query or somebody else's business. */
  readonly because: string;
}

export type Result<T, R extends string> = Ok<T> | Refused<R>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const refused = <R extends string>(reason: R, because: string): Refused<R> => ({ ok: false, reason, because });

/** Ends a switch over a union: a case not thought of does not compile. */
export const never = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
};
