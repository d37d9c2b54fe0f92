/** A bare WebSocket client for many receivers: frames are read in place, and what is sent is masked with zeros. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const binary = 0x82;
const pong = 0x8a;

/** Null while a frame is not all there. */
const frameIn = (bytes, at) => {
  if (bytes.length - at < 2) return null;
  let [length, from] = [bytes[at + 1] & 127, at + 2];
  if (length === 126) {
    if (bytes.length < from + 2) return null;
    [length, from] = [bytes.readUInt16BE(from), from + 2];
  } else if (length === 127) {
    if (bytes.length < from + 8) return null;
    [length, from] = [Number(bytes.readBigUInt64BE(from)), from + 8];
  }
  return bytes.length < from + length ? null : { kind: bytes[at] & 15, from, to: from + length };
};

const headOf = (first, length) => {
  if (length < 126) return Buffer.from([first, 128 | length, 0, 0, 0, 0]);
  const head = Buffer.alloc(length < 65_536 ? 8 : 14);
  head[0] = first;
  head[1] = length < 65_536 ? 254 : 255;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
};

export class LightSocket {
  #rest = null;
  #open = false;
  bytesIn = 0;

  constructor(port, path, headers, ears) {
    this.ears = ears;
    this.socket = connect(port, '127.0.0.1', () => this.#knock(path, port, headers));
    this.socket.setNoDelay(true);
    this.socket.on('data', (bytes) => this.#take(bytes));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => ears.closed());
  }

  send(payload) {
    this.#frame(binary, payload);
  }

  end() {
    this.socket.destroy();
  }

  #knock(path, port, headers) {
    const all = {
      host: `127.0.0.1:${port}`,
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      'sec-websocket-version': '13',
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  }

  #frame(first, payload) {
    this.socket.write(Buffer.concat([headOf(first, payload.length), payload]));
  }

  #take(more) {
    this.bytesIn += more.length;
    const bytes = this.#rest === null ? more : Buffer.concat([this.#rest, more]);
    let at = this.#open ? 0 : this.#greeted(bytes);
    if (!this.#open) return;
    for (let frame = frameIn(bytes, at); frame !== null; frame = frameIn(bytes, at)) {
      at = frame.to;
      const payload = bytes.subarray(frame.from, frame.to);
      if (frame.kind === 9) this.#frame(pong, payload);
      else if (frame.kind === 8) this.socket.end();
      else if (frame.kind === 2) this.ears.heard(payload);
    }
    this.#rest = at === bytes.length ? null : Buffer.from(bytes.subarray(at));
  }

  #greeted(bytes) {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) this.#rest = bytes;
    else if (bytes.toString('latin1', 9, 12) !== '101') this.socket.destroy();
    else {
      this.#open = true;
      this.ears.opened();
    }
    return end + 4;
  }
}
