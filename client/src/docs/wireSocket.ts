/** A WebSocket that tells its owner about each frame as it leaves, and does not wait for ever to open. Knows nothing of documents. */
import { openingWithin } from '@board/shared/wire/returning';

type Frame = string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>;

const bytesOf = (frame: Frame): Uint8Array | null => {
  if (ArrayBuffer.isView(frame)) return new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength);
  return frame instanceof ArrayBuffer ? new Uint8Array(frame) : null;
};

/** A WebSocket class for one replica: y-websocket makes its own sockets, so the listener travels in the class. */
export const countingSocket = (onOpen: () => void, onSend: (frame: Uint8Array) => void): typeof WebSocket =>
  class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      onOpen();
      // a browser waits for minutes; one that is open by then, or closed, is left alone
      setTimeout(() => this.readyState === WebSocket.CONNECTING && this.close(), openingWithin);
    }

    override send(frame: Frame): void {
      const bytes = bytesOf(frame);
      super.send(frame as ArrayBuffer);
      if (bytes !== null) onSend(bytes);
    }
  };
