/** Fields that a command and the fact it brings have in common: written once, parsed at both edges. */
import { z } from 'zod';
import { actionId, agencyId, personId, placementId } from '../kernel/ids.js';
import {
  disseminations,
  lawfulBases,
  measures,
  perpetratorRoles,
  personKinds,
  relationships,
  statementKinds,
} from './codes.js';
import { civilDate, line, paragraph } from './text.js';

const coordinate = z.number().min(-5000).max(5000);

export const personFields = {
  person: personId,
  name: line,
  kind: z.enum(personKinds),
  born: civilDate.nullable(),
  relationship: z.enum(relationships).nullable(),
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

export const contributionFields = { contribution: placementId, agency: agencyId, author: line, words: paragraph };
