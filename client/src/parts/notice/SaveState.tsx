/** Where the words stand, in words. "Saved" appears only when the server has them on disk. */
import type { DocState } from '../../docs/docState';
import { useDocState } from '../../docs/hooks';
import { Icon, type IconName } from './Icon';

interface Said {
  readonly icon: IconName;
  readonly words: string;
  readonly bad: boolean;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

const counted = (changes: number): string => (changes === 1 ? 'one change is' : `${changes} changes are`);

const said = (state: DocState): Said => {
  switch (state.kind) {
    case 'opening':
      return { icon: 'saving', words: 'Opening…', bad: false };
    case 'live':
      if (state.save === 'saving') return { icon: 'saving', words: 'Saving…', bad: false };
      return {
        icon: 'saved',
        words: state.savedAt === null ? 'Saved' : `Saved ${clock.format(state.savedAt)}`,
        bad: false,
      };
    case 'offline':
      return {
        icon: 'offline',
        words: state.unsent > 0 ? `Not saved yet – ${counted(state.unsent)} kept on this screen` : 'Not connected',
        bad: true,
      };
    case 'refused':
      return { icon: 'error', words: 'Could not save – copy your words', bad: true };
    case 'signed out':
      return { icon: 'warning', words: 'Signed out – your words are kept on this screen', bad: true };
    case 'withdrawn':
      return { icon: 'information', words: 'Not available', bad: false };
  }
};

/** For one document. Not a live region: a word that changes with every key would never stop talking. */
export const SaveState = ({ docKey }: { readonly docKey: string }) => {
  const { icon, words, bad } = said(useDocState(docKey));
  return (
    <span className={bad ? 'state-words state-words--bad' : 'state-words'} data-save={words.split(' ')[0]}>
      <Icon name={icon} />
      {words}
    </span>
  );
};
