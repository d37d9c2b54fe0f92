/** Ids read from text without a schema: the browser finds them in addresses and in choices. */
import type { AgencyId, CaseId, MeetingId, UserId } from './ids.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for text that could be an id of any kind. */
export const looksLikeId = (text: string): boolean => uuid.test(text);

const reader =
  <I extends string>() =>
  (text: unknown): I | undefined =>
    typeof text === 'string' && looksLikeId(text) ? (text as I) : undefined;

export const readUserId = reader<UserId>();
export const readAgencyId = reader<AgencyId>();
export const readMeetingId = reader<MeetingId>();
export const readCaseId = reader<CaseId>();
