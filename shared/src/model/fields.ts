/** Fields that a command and the fact it brings have in common: written once, parsed at both edges. */
import { z } from 'zod';
import { actionId, agencyId, personId, placementId, userId } from '../kernel/ids.js';
import {
  disseminations,
  lawfulBases,
  measures,
  perpetratorRoles,
  personKinds,
  relationships,
  statementKinds,
} from './codes.js';
import { parseCompartment, type Compartment } from './compartment.js';
import { civilDate, line, paragraph } from './text.js';

const coordinate = z.number().min(-5000).max(5000);

export const personFields = {
  person: personId,
  name: line,
  kind: z.enum(personKinds),
  born: civilDate.nullable(),
  relationship: z.enum(relationships).nullable(),
  /** Where they work, if known: compared with the agencies at the table before anybody is let in. */
  employer: line.nullable().default(null),
};

export const placeFields = { person: personId, x: coordinate, y: coordinate };

export const flagFields = {
  person: personId,
  agency: agencyId,
  role: z.enum(perpetratorRoles),
  relationship: z.enum(relationships),
};

/** When, by which measure, for whom, about whom. */
export const planFields = {
  action: actionId,
  due: civilDate.nullable(),
  measure: z.enum(measures).nullable(),
  protects: z.array(personId).max(50),
  addresses: z.array(personId).max(50),
};

export const lineFields = {
  line: placementId,
  agency: agencyId,
  words: paragraph,
  kind: z.enum(statementKinds),
  basis: z.enum(lawfulBases),
  dissemination: z.enum(disseminations),
};

/** Whom a safe-contact plan or a restricted compartment is opened to, besides those its kind always has. */
export const readerFields = { agencies: z.array(agencyId).max(30), users: z.array(userId).max(30) };

/** The name of a compartment. */
export const compartmentField = z
  .string()
  .refine((text) => parseCompartment(text) !== null, 'is not a compartment')
  .transform((text) => text as Compartment);

/** A place in a document: Yjs's relative position, encoded and in base64url. */
const position = z.string().regex(/^[\w-]{1,400}$/, 'is not a position');

/**
 * What is taken out of a document: the words between two places of one root, or all that a fact once had placed there
 * (then the fact loses its words too).
 */
export const cutField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('range'), root: z.string().min(1).max(60), from: position, to: position }),
  z.strictObject({ kind: z.literal('placement'), root: z.string().min(1).max(60), placement: placementId }),
]);
export type Cut = z.infer<typeof cutField>;

export const contributionFields = { contribution: placementId, agency: agencyId, author: line, words: paragraph };
