/** Where the screens around the board stand. */
import type { CaseId, MeetingId } from '@board/shared/kernel/ids';

export const lobbyPath = (meeting: MeetingId): string => `/meetings/${meeting}`;
export const boardPath = (meeting: MeetingId, id: CaseId): string => `/meetings/${meeting}/cases/${id}`;
export const preparePath = (meeting: MeetingId, id: CaseId): string => `${boardPath(meeting, id)}/prepare`;
