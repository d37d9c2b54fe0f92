/** One client of a measurement: speaks y-websocket over a light socket, reads updates' headers only, types and moves a caret. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { LightSocket } from './lightSocket.mjs';

const frames = { sync: 0, awareness: 1, stored: 100, lease: 102 };
const nothing = Uint8Array.of(0, 0);
/** As the board's own page begins. */
const firstClock = 2 ** 20;

const frameOf = (write) => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};
const syncFrame = (step, bytes) =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, frames.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

const metas = new Map();
/** What one update brings: client, from, to. The same small frame comes to many, and is read once. */
const metaOf = (update) => {
  const key = update.length < 512 ? update.latin1Slice(0, update.length) : null;
  const known = key === null ? undefined : metas.get(key);
  if (known !== undefined) return known;
  const { from, to } = Y.parseUpdateMeta(update);
  const meta = [...to].map(([client, until]) => ({ client, from: from.get(client), to: until }));
  if (metas.size > 20_000) metas.clear();
  if (key !== null) metas.set(key, meta);
  return meta;
};

export class LightClient {
  id = 0;
  isLeased = false;
  updates = 0;
  #at = 0;

  /** `speaks`: the other side keeps a document; otherwise it only hands on. */
  constructor({ port, path, headers, speaks, ears = {} }) {
    this.ears = ears;
    this.ready = new Promise((ready, failed) => {
      this.socket = new LightSocket(port, path, headers, {
        opened: () => (speaks ? this.socket.send(syncFrame(0, Uint8Array.of(0))) : ready()),
        heard: (bytes) => this.#hear(bytes, ready),
        closed: () => failed(new Error('a connection was ended')),
      });
    });
    this.ready.catch(() => undefined);
  }

  /** From now on this client types, under its lease or an id of its own; what others type, it does not read. */
  takePen(text) {
    this.doc = new Y.Doc();
    this.doc.clientID = this.id ||= 1 + Math.floor(Math.random() * 2 ** 31);
    this.text = this.doc.getText(text);
    this.doc.on('update', (update) => this.socket.send(syncFrame(2, update)));
  }

  type(letter) {
    this.text.insert(this.text.length, letter);
  }

  /** `at` is said in the state, so that whoever hears it knows how old it is: the clocks belong to the other side. */
  moveCaret(clock, at) {
    const field = String(at);
    const state = JSON.stringify({ cursor: null, field, user: { name: 'Participant', color: '#30bced' } });
    const entry = frameOf((encoder) => {
      for (const value of [1, this.id, firstClock + clock]) encoding.writeVarUint(encoder, value);
      encoding.writeVarString(encoder, state);
    });
    this.socket.send(
      frameOf((encoder) => {
        encoding.writeVarUint(encoder, frames.awareness);
        encoding.writeVarUint8Array(encoder, entry);
      }),
    );
  }

  end() {
    this.socket.end();
  }

  #hear(bytes, ready) {
    this.#at = 0;
    const type = this.#uint(bytes);
    if (type === frames.sync) this.#hearSync(bytes, ready);
    else if (type === frames.awareness) this.ears.presence?.(this, bytes);
    else if (type === frames.lease) [this.id, this.isLeased] = [this.#uint(bytes), true];
  }

  #hearSync(bytes, ready) {
    const step = this.#uint(bytes);
    const length = this.#uint(bytes);
    const body = bytes.subarray(this.#at, this.#at + length);
    if (step === 0) return this.socket.send(syncFrame(1, nothing));
    if (step === 1) return ready();
    this.updates++;
    const now = performance.now();
    for (const run of metaOf(body)) this.ears.typed?.(this, run, now);
  }

  #uint(bytes) {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[this.#at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }
}
