/** One y-websocket connection with our three frames on it: lease, stored, refused. Knows sockets, not screens. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { frames } from '@board/shared/board/shape';
import { WebsocketProvider } from 'y-websocket';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { ownPresence } from './presence';
import { countingSocket } from './wireSocket';

export interface LineEvents {
  readonly opened: () => void;
  readonly sent: (frame: Uint8Array) => void;
  readonly leased: (clientId: number) => void;
  readonly stored: (count: number) => void;
  readonly refused: (reason: string) => void;
  readonly synced: () => void;
  /** `code` is null when this side gave the connection up; `why` is the server's, and mostly empty. */
  readonly closed: (code: number | null, why: string) => void;
}

const address = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;

const presenceFrame = (update: Uint8Array): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frames.awareness);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
};

const hear = (line: WebsocketProvider, events: LineEvents): void => {
  line.messageHandlers[frames.lease] = (_, decoder) => events.leased(decoding.readVarUint(decoder));
  line.messageHandlers[frames.stored] = (_, decoder) => events.stored(decoding.readVarUint(decoder));
  line.messageHandlers[frames.refused] = (_, decoder) => events.refused(decoding.readVarString(decoder));
  line.on('sync', (synced: boolean) => {
    if (synced) events.synced();
  });
  line.on('connection-close', (event: CloseEvent | null) => events.closed(event?.code ?? null, event?.reason ?? ''));
};

const speakForOneself = (line: WebsocketProvider, awareness: Awareness): void => {
  awareness.off('update', line._awarenessUpdateHandler);
  const { heed, hush } = ownPresence(awareness, (update) => {
    if (line.wsconnected && line.ws?.readyState === WebSocket.OPEN) line.ws.send(presenceFrame(update));
  });
  awareness.on('update', heed);
  // after its owner heard of it, and took the caret away
  line.on('connection-close', hush);
};

/** Opens the line to one document. Retrying is the owner's business, so that a herd does not come back at once. */
export const openLine = (docKey: string, doc: Y.Doc, awareness: Awareness, events: LineEvents): WebsocketProvider => {
  const line = new WebsocketProvider(address(), docKey, doc, {
    awareness,
    connect: false,
    // the cross-tab channel would carry words past the server's gate
    disableBc: true,
    WebSocketPolyfill: countingSocket(events.opened, events.sent),
    shouldReconnect: () => false,
  });
  hear(line, events);
  speakForOneself(line, awareness);
  line.connect();
  return line;
};

/** Connects now. What is being tried is given up: begun without a network, it may never be answered. */
export const reconnect = (line: WebsocketProvider): void => {
  if (line.wsconnecting) line.disconnect();
  line.connect();
};
