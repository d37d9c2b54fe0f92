/** Of what others change, only that is built anew. The binding forgets all nodes at each of their keys, and makes the whole note again. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

interface Bound {
  readonly binding: { readonly mapping: Map<object, unknown> };
}

// it has forgotten what was changed, and all that this stands in, before it forgets the rest
const keepNothingLess = (): void => undefined;

export const keptNodes = Extension.create({
  name: 'keptNodes',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: ({ state }) => {
        const { mapping } = (ySyncPluginKey.getState(state) as Bound).binding;
        mapping.clear = keepNothingLess;
        return {
          // unseen changes may come until there is a view again: then it begins from nothing
          destroy: () => {
            mapping.clear = Map.prototype.clear.bind(mapping);
            mapping.clear();
          },
        };
      },
    }),
  ],
});
