/** Asks the server over HTTP. Answers and refusals are values; only a broken network rejects. */
import { openingWithin } from '@board/shared/wire/returning';
import { envelope, refusalOf, type Refusal, type Seen } from './answers';
import { noteServerNow } from './clock';
import { noteLocked, noteSignedOut } from './connection';
import { isByHand } from './touch';

export class Unreachable extends Error {}

/** Milliseconds after which an answer is not waited for: requests a dead network keeps would leave no room for the next. */
const answeredWithin = 60_000;

const limited = (signal?: AbortSignal | null): AbortSignal => {
  const limit = AbortSignal.timeout(answeredWithin);
  return signal ? AbortSignal.any([signal, limit]) : limit;
};

const ask = async (path: string, init: RequestInit): Promise<Response> => {
  const headers = new Headers(init.headers);
  // a form on another site cannot send it
  headers.set('x-board', '1');
  // what the page fetches by itself after a bell is no sign that somebody is here
  if (isByHand()) headers.set('x-hand', '1');
  try {
    const signal = limited(init.signal);
    return await fetch(path, { ...init, signal, headers, credentials: 'same-origin', cache: 'no-store' });
  } catch (cause) {
    throw new Unreachable('the server cannot be reached', { cause });
  }
};

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

const noting = (refusal: Refusal): Refusal => {
  if (refusal.reason === 'locked') noteLocked();
  if (refusal.reason === 'unauthenticated') noteSignedOut();
  return refusal;
};

const exchange = async <T>(path: string, init: RequestInit): Promise<Seen<T>> => {
  const asked = Date.now();
  const response = await ask(path, init);
  const body = await bodyOf(response);
  if (response.status >= 502 && response.status <= 504) throw new Unreachable('the server is not ready');
  if (!response.ok) return noting(refusalOf(response.status, body));
  const read = envelope.safeParse(body);
  if (!read.success) return { ok: true, view: body as T };
  noteServerNow(read.data.now, asked, Date.now());
  return { ok: true, view: read.data.view as T };
};

/** A view. Pass react-query's signal so that a view nobody waits for is not fetched to the end. */
export const getView = <T>(path: string, signal?: AbortSignal): Promise<Seen<T>> =>
  exchange<T>(path, signal === undefined ? {} : { signal });

/** Sends a body: sign-in, forms. Commands on the board go over the live socket instead. */
export const post = <T>(path: string, body: unknown, method: 'POST' | 'PUT' | 'DELETE' = 'POST'): Promise<Seen<T>> =>
  exchange<T>(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

/** Whether this browser is signed in. The answer is noted for the whole page, and shows nobody's presence. */
export const askWhetherIn = (): Promise<Seen<unknown>> =>
  exchange('/api/session', { signal: AbortSignal.timeout(openingWithin) });

/** Somebody is here: the session does not lock for now, in any tab. */
export const saySomebodyIsHere = (): Promise<Seen<unknown>> => post('/api/session/stay', {});
