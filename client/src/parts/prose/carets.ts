/** Others' carets and selections, by class and never by style attribute. The person's own name is the server's to say. */
import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { colourIndex } from '../people/shapes';
import { caretsHere, isIn } from './caretsHere';

interface Stamped {
  readonly name?: unknown;
  readonly agency?: unknown;
  readonly colour?: unknown;
}

const colourOf = ({ colour }: Stamped): string => `presence-${colourIndex(typeof colour === 'number' ? colour : 0)}`;

const labelOf = ({ name, agency }: Stamped): string =>
  [name, agency].filter((word) => typeof word === 'string').join(' · ');

const drawCaret = (user: Stamped): HTMLElement => {
  const caret = document.createElement('span');
  caret.className = `caret ${colourOf(user)}`;
  const label = document.createElement('span');
  label.className = 'caret__label';
  label.textContent = labelOf(user);
  // Nothing in it but the label, in which nobody can stand: keys pressed there would go nowhere.
  caret.append(label);
  return caret;
};

// Tiptap's own caret extension writes a `user` into the awareness; here only the caret's place leaves this page
export const carets = (awareness: Awareness, root: string): Extension =>
  Extension.create({
    name: 'carets',
    priority: 999,
    addProseMirrorPlugins: () => [
      yCursorPlugin(caretsHere(awareness, root) as unknown as Awareness, {
        awarenessStateFilter: (own: number, id: number, state: Readonly<Record<string, unknown>> | undefined) =>
          id !== own && isIn(state, root),
        cursorBuilder: drawCaret,
        selectionBuilder: (user: Stamped) => ({ class: `caret-selection ${colourOf(user)}` }),
      }),
    ],
  });
