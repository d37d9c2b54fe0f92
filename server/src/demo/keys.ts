/** The keys by which the demonstration's scripts speak of its meetings and cases. */

export const meetingKeys = ['earlier', 'standard', 'closed', 'harmful'] as const;
export type MeetingKey = (typeof meetingKeys)[number];

export const caseKeys = [
  'marigold',
  'sabrel',
  'ilvena',
  'tessaly',
  'orla',
  'brindle',
  'jessamy',
  'corwin',
  'rue',
  'saffi',
  'wynn',
  'elspet',
] as const;
export type CaseKey = (typeof caseKeys)[number];
