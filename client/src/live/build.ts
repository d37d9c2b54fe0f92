/** Whether the board still serves the build that this page runs. Looks at the names of files alone. */

export type Build = 'same' | 'other' | 'unreachable';

const patience = 5_000;

const own = (): string | null => document.querySelector('script[type="module"]')?.getAttribute('src') ?? null;

export const askBuild = async (): Promise<Build> => {
  const script = own();
  try {
    const answer = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(patience) });
    if (!answer.ok) return 'unreachable';
    return script === null || (await answer.text()).includes(script) ? 'same' : 'other';
  } catch {
    return 'unreachable';
  }
};
