/** Where an action stands, as a word. */
import type { ActionState } from '@board/shared/model/action';
import { Tag } from '../../parts';
import { actionWords } from './words';

export const ActionTag = ({ state }: { readonly state: ActionState }) => {
  const { words, colour } = actionWords[state];
  return colour === null ? <span className="plain-state">{words}</span> : <Tag colour={colour}>{words}</Tag>;
};
