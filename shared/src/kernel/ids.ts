/** Branded identifiers. Made only by parsing, so an id in hand is an id well formed; outside, every id is a random UUID. */
import { z } from 'zod';
import { looksLikeId } from './idText.js';

declare const brand: unique symbol;

/** A string that was parsed as an id of kind `K`. */
export type Id<K extends string> = string & { readonly [brand]: K };

/** Somebody who signs in to the board. */
export type UserId = Id<'user'>;
export type AgencyId = Id<'agency'>;
export type MeetingId = Id<'meeting'>;
export type CaseId = Id<'case'>;
/** Somebody in a case: the victim, a child, an alleged perpetrator, anybody else at risk. Never a user. */
export type PersonId = Id<'person'>;
export type ActionId = Id<'action'>;
/** Words that a fact asks a room to place once into a document: a shared line, a contribution, an action's first words. */
export type PlacementId = Id<'placement'>;
export type CommandId = Id<'command'>;
export type SessionId = Id<'session'>;
/** The opaque outside name of one document: one case, compartment and epoch. */
export type DocKey = Id<'doc'>;

const idSchema = <K extends string>() =>
  z
    .string()
    .refine(looksLikeId, 'is not an id')
    .transform((text) => text as Id<K>);

export const userId = idSchema<'user'>();
export const agencyId = idSchema<'agency'>();
export const meetingId = idSchema<'meeting'>();
export const caseId = idSchema<'case'>();
export const personId = idSchema<'person'>();
export const actionId = idSchema<'action'>();
export const placementId = idSchema<'placement'>();
export const commandId = idSchema<'command'>();
export const sessionId = idSchema<'session'>();
export const docKey = idSchema<'doc'>();
