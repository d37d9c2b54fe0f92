/** A document that says nothing where nobody listens: Yjs makes lists of listeners for eight events a transaction. Knows no room. */
import * as Y from 'yjs';

/** What Yjs tells of. */
type Events = Parameters<Y.Doc['emit']>;
type Listener = (...args: Events[1]) => void;

export class QuietDoc extends Y.Doc {
  override emit(...[name, args]: Events): void {
    const listeners: ReadonlySet<Listener> | undefined = this._observers.get(name);
    if (listeners === undefined) return;
    // One alone may begin or end listening without anybody else hearing twice or not at all.
    if (listeners.size === 1) for (const listener of listeners) return listener(...args);
    super.emit(name, args);
  }
}
