/** Who can sign in to the demonstration, in the order in which their links are printed. All invented. */
import type { AgencyKey } from './agencies.js';

export interface UserScript {
  readonly name: string;
  readonly post: string;
  readonly agency: AgencyKey;
  /** What they are in today's meetings. */
  readonly role: string;
  /** What they see today, once they have signed. Says nothing of any case, nor of a sitting they are not in. */
  readonly sees: string;
}

const inBoth = 'the morning meeting and the harmful practices session';

export const cast = {
  priya: {
    name: 'Priya Northcote',
    post: 'Detective Inspector',
    agency: 'police',
    role: 'chair',
    sees: 'chairs the morning meeting and the closed sitting',
  },
  thandeka: {
    name: 'Thandeka Merriday',
    post: 'Lead for violence against women and girls',
    agency: 'community',
    role: 'chair of the harmful practices session',
    sees: 'chairs the harmful practices session; nothing of the morning',
  },
  wendeline: {
    name: 'Wendeline Ashgrove',
    post: 'Senior MARAC officer',
    agency: 'community',
    role: 'co-ordinator',
    sees: 'all three meetings',
  },
  callum: {
    name: 'Callum Drayfield',
    post: 'Detective Sergeant, public protection',
    agency: 'police',
    role: 'representative',
    sees: 'all three meetings, and the police’s own research',
  },
  obinna: {
    name: 'Obinna Fairleigh',
    post: 'Service manager',
    agency: 'children',
    role: 'representative',
    sees: inBoth,
  },
  gwennol: {
    name: 'Gwennol Hartsease',
    post: 'Principal social worker',
    agency: 'adults',
    role: 'representative',
    sees: 'all three meetings',
  },
  sam: {
    name: 'Sam Rivershaw',
    post: 'Tenancy services manager',
    agency: 'housing',
    role: 'representative',
    sees: inBoth,
  },
  ines: {
    name: 'Ines Copperwood',
    post: 'Housing options lead',
    agency: 'housing',
    role: 'deputy',
    sees: 'the morning meeting',
  },
  safiya: {
    name: 'Safiya Lindenmoor',
    post: 'Named nurse for safeguarding',
    agency: 'health',
    role: 'representative',
    sees: 'all three meetings',
  },
  rufus: {
    name: 'Rufus Penhollow',
    post: 'Community team lead',
    agency: 'mentalHealth',
    role: 'representative',
    sees: inBoth,
  },
  leocadia: {
    name: 'Leocadia Marshwick',
    post: 'Senior probation officer',
    agency: 'probation',
    role: 'representative, has sent apologies',
    sees: 'the morning meeting, should she join after all',
  },
  idris: {
    name: 'Idris Coppermere',
    post: 'Education safeguarding lead',
    agency: 'education',
    role: 'representative',
    sees: inBoth,
  },
  halima: {
    name: 'Halima Stonebrook',
    post: 'Recovery service manager',
    agency: 'recovery',
    role: 'representative',
    sees: 'the morning meeting',
  },
  dana: {
    name: 'Dana Tolgrave',
    post: 'Independent domestic violence adviser',
    agency: 'idva',
    role: 'IDVA',
    sees: 'all three meetings, and the safe contact plans',
  },
  rukhsana: {
    name: 'Rukhsana Velmore',
    post: 'Senior advocate',
    agency: 'willowmark',
    role: 'by-and-for representative',
    sees: inBoth,
  },
  zehra: {
    name: 'Zehra Calderwick',
    post: 'Harmful practices adviser',
    agency: 'lodestar',
    role: 'commissioned expert',
    sees: 'the harmful practices cases of both meetings, and no other',
  },
  juniper: {
    name: 'Juniper Astwick',
    post: 'Health visitor',
    agency: 'health',
    role: 'referrer and key worker',
    sees: 'one case of the morning meeting',
  },
  imarra: {
    name: 'Imarra Valecross',
    post: 'Caseworker for three areas',
    agency: 'threefold',
    role: 'by-and-for referrer, wrote in',
    sees: 'one case of the morning meeting, should she join after all',
  },
  bronagh: {
    name: 'Bronagh Tidewell',
    post: 'Refuge manager',
    agency: 'refuge',
    role: 'guest',
    sees: 'waits in the lobby; a case only when the chair calls her in',
  },
  jonty: {
    name: 'Jonty Larkspur',
    post: 'Quality reviewer',
    agency: 'community',
    role: 'observer',
    sees: 'the morning meeting, to read only',
  },
} as const satisfies Record<string, UserScript>;

export type UserKey = keyof typeof cast;
export const userKeys = Object.keys(cast) as readonly UserKey[];
