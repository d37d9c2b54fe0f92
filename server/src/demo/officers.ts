/** Those of the demonstration who hold an office, and therefore sit in no meeting and open no case. All invented. */
import type { Office } from '@board/shared/model/codes.js';
import type { UserScript } from './cast.js';

export interface OfficerScript extends UserScript {
  readonly office: Office;
}

export const officers = {
  corentin: {
    name: 'Corentin Applewhaite',
    post: 'Systems administrator',
    agency: 'community',
    role: 'administrator',
    office: 'administrator',
    sees: 'who can sign in, and no case; ends sign-ins',
  },
  ottoline: {
    name: 'Ottoline Farthingwell',
    post: 'Information auditor',
    agency: 'community',
    role: 'auditor',
    office: 'auditor',
    sees: 'who opened what and when, without any content',
  },
  evander: {
    name: 'Evander Brightholm',
    post: 'Head of community safety',
    agency: 'community',
    role: 'steering group',
    office: 'steering group',
    sees: 'figures over past meetings, small numbers left out',
  },
} as const satisfies Record<string, OfficerScript>;

export type OfficerKey = keyof typeof officers;
export const officerKeys = Object.keys(officers) as readonly OfficerKey[];
