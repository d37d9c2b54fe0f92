/** Two runs of one day compared byte for byte: chance from a seed, and what one person was sent with ids made comparable. */
import type { Chance } from '@board/server/ports/chance.js';
import * as encoding from 'lib0/encoding';
import { seeded } from './roomsPorts.js';
import type { Piece, Traffic } from './traffic.js';

/** Chance from a seed that keeps the client ids it gave. They only grow, so that those one person sees stand in one order in any world. */
export interface KeptChance extends Chance {
  readonly clients: readonly number[];
}

const firstClient = 0x4000_0000;

export const keptChance = (seed: number): KeptChance => {
  const random = seeded(seed);
  const clients: number[] = [];
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
  const hex = (count: number): string => Buffer.from(bytes(count)).toString('hex');
  return {
    clients,
    bytes,
    uuid: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`,
    clientId: () => {
      clients.push(firstClient + clients.length);
      return firstClient + clients.length - 1;
    },
  };
};

const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** What is made at random at the doors, outside the house's chance, and the one wall clock in an answer. */
const passing: readonly (readonly [RegExp, string])[] = [
  [/"sid":"[\w-]+"/g, '"sid":"…"'],
  [/'nonce-[^']+'/g, 'nonce'],
  [/nonce="[^"]+"/g, 'nonce'],
  [/127\.0\.0\.1:\d+/g, 'here'],
  [/__Host-board=[\w-]+/g, '__Host-board=…'],
  [/\n(date)\n[^\n]+/gi, '\n$1\n…'],
];

/** Names ids by the order in which this person met them. */
export class Names {
  private readonly met = new Map<string, string>();

  /** The client ids given so far, at each moment. */
  constructor(private readonly clients: readonly number[]) {}

  plain({ bytes }: Piece): string {
    let text = bytes.toString('latin1');
    for (const [pattern, plain] of passing) text = text.replace(pattern, plain);
    text = text.replace(uuidPattern, (id) => this.nameOf(id, 'id'));
    const forms = this.clients.flatMap((client) => [varUint(client), String(client)]);
    const here = forms.filter((form) => text.includes(form));
    for (const form of here.toSorted((one, other) => text.indexOf(one) - text.indexOf(other))) {
      text = text.replaceAll(form, this.nameOf(form, 'client'));
    }
    return text;
  }

  private nameOf(id: string, kind: string): string {
    const known = this.met.get(id) ?? `<${kind} ${this.met.size}>`;
    this.met.set(id, known);
    return known;
  }
}

const varUint = (value: number): string => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, value);
  return Buffer.from(encoding.toUint8Array(encoder)).toString('latin1');
};

/** The transport's own heartbeat runs on the wall clock, and says nothing. */
const isHeartbeat = ({ door, bytes }: Piece): boolean => door === 'live' && /^p[io]ng/.test(bytes.toString('latin1'));

/** What one step brought, connection by connection, in the order of each. */
export const heardSince = (traffic: Traffic, mark: number, names: Names): readonly string[] => {
  const pieces = traffic.pieces.slice(mark).filter((piece) => !isHeartbeat(piece));
  const ordered = pieces.map((piece, index) => ({ piece, index }));
  ordered.sort((one, other) => place(one.piece).localeCompare(place(other.piece)) || one.index - other.index);
  return ordered.map(({ piece }) => `${place(piece)}: ${names.plain(piece)}`);
};

const place = ({ door, line }: Piece): string => `${door} ${String(line).padStart(4, '0')}`;

/** Where two steps part, with some of what stands around it; null when they are the same. */
export const parting = (plain: readonly string[], sent: readonly string[]): readonly string[] | null => {
  const index = sent.findIndex((text, at) => text !== plain[at]);
  if (index < 0 && plain.length === sent.length) return null;
  const [one, other] = [plain[index < 0 ? sent.length : index] ?? '', sent[index] ?? ''];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 80), at + 160));
  return [`piece ${index}, character ${at}`, around(one), around(other)];
};
