/** What an access stream may hold: a closed list of entries of ids and words of the house. No word of a case fits in. */
import { z } from 'zod';
import { canonical } from '@board/shared/kernel/canonical.js';
import { caseId, docKey, meetingId, userId, type CaseId } from '@board/shared/kernel/ids.js';
import { endings } from '@board/shared/model/codes.js';
import { acts, reasons } from '@board/shared/policy/rights.js';
import { refusalCodes } from '@board/shared/wire/refusals.js';

/** Refusals that no verdict names: a frame the scan would not have (its code says why), an id of nothing. */
const otherReasons = ['frame', 'nothing there'] as const;
export const refusedFor = [...new Set([...reasons, ...refusalCodes, ...otherReasons])] as const;
export type RefusedFor = (typeof refusedFor)[number];

const times = z.int().positive();
const onCase = { caseId };

/** Things done that are no facts of a case, and what they were done to. */
export const note = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed in') }),
  z.strictObject({ kind: z.literal('signed out') }),
  z.strictObject({ kind: z.literal('sign-in refused') }),
  z.strictObject({ kind: z.literal('locked') }),
  z.strictObject({ kind: z.literal('sessions ended'), user: userId, reason: z.enum(endings) }),
  z.strictObject({ kind: z.literal('audit read'), of: z.enum(['case', 'cases', 'house']), caseId: caseId.nullable() }),
  z.strictObject({ kind: z.literal('explained'), ...onCase, user: userId, act: z.enum(acts) }),
  z.strictObject({ kind: z.literal('exported'), caseId: caseId.nullable(), meeting: meetingId.nullable() }),
  z.strictObject({ kind: z.literal('history read'), ...onCase, doc: docKey }),
  z.strictObject({ kind: z.literal('shredded'), ...onCase }),
]);
export type Note = z.infer<typeof note>;

const opened = z.strictObject({ kind: z.literal('opened') });
const refused = z.strictObject({
  kind: z.literal('refused'),
  /** Null for what could not be read as any act. */
  act: z.enum(acts).nullable(),
  reason: z.enum(refusedFor),
  rule: z
    .string()
    .regex(/^[A-Za-z0-9]{1,12}$/)
    .nullable(),
  /** The scan's own code, in capitals. */
  code: z
    .string()
    .regex(/^[A-Z_]{2,24}$/)
    .nullable(),
  meeting: meetingId.nullable(),
  times,
});
/** Refusals that could not be kept, because there were too many at once. */
const dropped = z.strictObject({ kind: z.literal('dropped'), times });

export const accessEntry = z.union([opened, refused, dropped, note]);
export type AccessEntry = z.infer<typeof accessEntry>;
export type RefusedEntry = z.infer<typeof refused>;

/** `unreadable`: a record that this version does not understand; that it is there is told all the same. */
export type AccessTold = AccessEntry | { readonly kind: 'unreadable' };

export type AccessStream = CaseId | 'house';
export const accessStream = (of: AccessStream): string => `access/${of}`;

/** Throws on an entry that the list does not allow. */
export const writeAccess = (entry: AccessEntry): Uint8Array => Buffer.from(canonical(accessEntry.parse(entry)), 'utf8');

export const readAccess = (body: Uint8Array): AccessTold => {
  try {
    return accessEntry.safeParse(JSON.parse(Buffer.from(body).toString('utf8'))).data ?? { kind: 'unreadable' };
  } catch {
    return { kind: 'unreadable' };
  }
};

/** Which stream a note belongs to: its case's, or the house's. */
export const streamOfNote = (what: Note): AccessStream => ('caseId' in what ? what.caseId : null) ?? 'house';
