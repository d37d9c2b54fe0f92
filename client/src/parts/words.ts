/** The wording of this place: English as in Great Britain first, an area's own words over it, Welsh by the same way. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { AgencyKind, SeatRole } from '@board/shared/model/codes';

const agencies: Record<AgencyKind, string> = {
  police: 'Police',
  idva: 'IDVA service',
  'childrens-social-care': 'Children’s social care',
  'adults-social-care': 'Adult social care',
  housing: 'Housing',
  health: 'Health',
  'mental-health': 'Mental health',
  probation: 'Probation',
  education: 'Education',
  'substance-use': 'Substance use service',
  'by-and-for': 'By-and-for service',
  other: 'Other agency',
};

const roles: Record<SeatRole, string> = {
  chair: 'Chair',
  coordinator: 'Co-ordinator',
  rep: 'Representative',
  deputy: 'Deputy',
  idva: 'IDVA',
  expert: 'Harmful practices expert',
  referrer: 'Referrer',
  guest: 'Guest for one case',
  observer: 'Observer',
};

const statuses = {
  raised: 'Proposed',
  claimed: 'Claimed',
  assigned: 'Assigned',
  agreed: 'Agreed',
  done: 'Done',
  'not possible': 'Not possible',
  listed: 'Listed',
  open: 'Now',
  concluded: 'Concluded',
  deferred: 'Deferred',
} as const;

export const enGB = { agencies, roles, statuses } as const;

/** `local` holds an area's own words, such as "advocate" for IDVA. */
export const startWords = async (local: Readonly<Record<string, unknown>> = {}): Promise<i18n> => {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: 'en-GB',
    fallbackLng: 'en-GB',
    resources: { 'en-GB': { translation: enGB } },
    // React escapes
    interpolation: { escapeValue: false },
    // codes hold dots and spaces of their own
    returnNull: false,
  });
  words.addResourceBundle('en-GB', 'translation', local, true, true);
  return words;
};
