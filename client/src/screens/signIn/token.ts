/** The token of a personal link: read from the address, taken out of it at once, exchanged for a session. */
import { post } from '../../live/http';

export type SignedIn = 'yes' | 'bad link' | 'too many' | 'unreachable';

/** What follows the `#`, or null. */
export const tokenIn = (hash: string): string | null => (hash.length > 1 ? hash.slice(1) : null);

const exchange = async (token: string): Promise<SignedIn> => {
  try {
    const answer = await post('/api/session', { token });
    if (answer.ok) return 'yes';
    return answer.reason === 'rate' ? 'too many' : 'bad link';
  } catch {
    return 'unreachable';
  }
};

let going: { readonly token: string; readonly answer: Promise<SignedIn> } | null = null;

/** One exchange for one token at a time, however often it is asked for. */
export const signInWith = (token: string): Promise<SignedIn> => {
  if (going?.token !== token) going = { token, answer: exchange(token).finally(() => (going = null)) };
  return going.answer;
};
