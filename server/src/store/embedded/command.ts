/** What a command of the embedded store is, and what one may ask of its arguments. Knows no particular command. */
import { serialize, type Document } from 'bson';
import type { Catalog, Collection } from './catalog.js';
import type { Cursors } from './cursors.js';
import { refuse } from './refuse.js';
import type { Replies } from './replies.js';
import type { Storage } from './storage.js';
import type { Pieces, Request } from './wire.js';

export interface House {
  readonly storage: Storage;
  readonly catalog: Catalog;
  readonly cursors: Cursors;
  readonly replies: Replies;
  /** Where drivers reach us, as hello tells it. */
  readonly address: string;
}

export interface Call {
  readonly house: House;
  readonly request: Request;
  readonly args: Document;
  /** `database.collection`, where the command names a collection. */
  readonly ns: string;
  readonly db: string;
}

export interface Command {
  readonly writes: boolean;
  /** Arguments it understands beside the common ones; `any` for greetings, which promise nothing. */
  readonly takes: readonly string[] | 'any';
  readonly run: (call: Call) => Pieces;
}

export type Commands = Readonly<Record<string, Command>>;

export const okay = (fields: Document = {}): Pieces => [Buffer.from(serialize({ ...fields, ok: 1 }))];

export const collectionOf = ({ house, ns }: Call): Collection | undefined => house.catalog.find(ns);

/** Refuses what a statement or command asks for beyond what is understood: silence would be a wrong answer. */
export const allowOnly = (what: string, args: Document, takes: readonly string[]): void => {
  const unknown = Object.keys(args).find((name) => !takes.includes(name));
  if (unknown !== undefined) refuse('badValue', `${what}: unsupported option ${unknown}`);
};
