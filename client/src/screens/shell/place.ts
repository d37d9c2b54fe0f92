/** Where in the board this page is, read from the address, and said to the server so that it rings for it. */
import { readCaseId, readMeetingId } from '@board/shared/kernel/idText';
import { caseTopic, meetingTopic, type Topic, type Watch } from '@board/shared/wire/bells';
import { useEffect } from 'react';
import { useMatches } from 'react-router';
import { watch } from '../../live/socket';

/** The shell watches, not the screens: after a withdrawal the screen is gone, and being let in again must still ring. */
export const usePlace = (): Watch => {
  const params = useMatches().at(-1)?.params;
  const meeting = readMeetingId(params?.['meeting']) ?? null;
  const id = readCaseId(params?.['case']) ?? null;
  useEffect(() => watch({ meeting, caseId: id }), [meeting, id]);
  return { meeting, caseId: id };
};

/** The topics without which the screen of this place may not be shown. */
export const topicsOf = ({ meeting, caseId: id }: Watch): readonly Topic[] => {
  if (meeting === null) return [];
  return id === null ? [meetingTopic(meeting)] : [meetingTopic(meeting), caseTopic(meeting, id)];
};
