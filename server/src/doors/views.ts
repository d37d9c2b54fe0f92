/** The HTTP views: each built by the gate for this caller at this moment. Hidden, unknown and malformed sound the same [N7]. */
import type { Request, Router } from 'express';
import { caseId, meetingId, userId, type CaseId, type MeetingId, type UserId } from '@board/shared/kernel/ids.js';
import type { Act } from '@board/shared/policy/rights.js';
import type { PresenceView } from '@board/shared/policy/views.js';
import type { AuditViews } from '../gate/auditViews.js';
import type { Caller } from '../gate/identify.js';
import { sendView } from './answer.js';
import { auditRoutes } from './auditRoutes.js';
import { guarded, mayOf, type Answer, type GuardParts, type May } from './guard.js';

interface Parts extends GuardParts {
  readonly audit: AuditViews;
  readonly demo: boolean;
  readonly here: (meeting: MeetingId) => PresenceView;
}

export const viewRoutes = (router: Router, parts: Parts): void => {
  const { gate, now, demo } = parts;
  const may = mayOf(parts);
  const route = (path: string, answer: Answer): void => {
    router.get(path, guarded(parts, answer));
  };
  router.get('/board', (_request, response) => sendView(response, now(), { demo }));
  route('/home', ({ user }) => gate.views.home(user));
  route('/actions', ({ user }) => gate.views.actions(user));
  route('/meetings/:meeting', (caller, request) => {
    const meeting = meetingOf(request);
    return meeting && may(caller, 'see meeting', { meeting }) ? gate.views.meeting(caller.user, meeting) : null;
  });
  route('/meetings/:meeting/presence', (caller, request) => {
    const meeting = meetingOf(request);
    return meeting && may(caller, 'see meeting', { meeting }) ? parts.here(meeting) : null;
  });
  const ofCase = '/meetings/:meeting/cases/:case';
  const opening = openingOf(parts, may);
  route(
    ofCase,
    opening('see case', (...of) => gate.views.case(...of)),
  );
  route(
    `${ofCase}/preparation`,
    opening('see item', (...of) => gate.views.preparation(...of)),
  );
  route(`${ofCase}/explain/:user`, (caller, request) => explain(parts, may, caller, request));
  route('/aggregates', (caller) => (may(caller, 'see aggregates', {}) ? gate.views.aggregates(caller.user) : null));
  auditRoutes(route, parts, may);
};

const meetingOf = (request: Request): MeetingId | null => meetingId.safeParse(request.params['meeting']).data ?? null;
const caseOf = (request: Request): CaseId | null => caseId.safeParse(request.params['case']).data ?? null;

/** That somebody asked, and about whom, is on disk before they are answered. */
const explain = async ({ gate, access }: Parts, may: May, caller: Caller, request: Request): Promise<unknown> => {
  const meeting = meetingOf(request);
  const id = caseOf(request);
  const user = userId.safeParse(request.params['user']).data;
  if (!meeting || !id || !user || !may(caller, 'explain', { meeting, caseId: id, user })) return null;
  const view = () => gate.views.explain(caller.user, meeting, id, user);
  if (view() === null) return null;
  await access.recorded(caller, { kind: 'explained', caseId: id, user, act: 'see case' });
  return view();
};

type OfCase = (user: UserId, meeting: MeetingId, caseId: CaseId) => unknown;

/** The opening is on disk before anything is shown; then the view is built, so that it is of the moment it leaves. */
const openingOf =
  ({ access }: Parts, may: May) =>
  (act: Act, view: OfCase): Answer =>
  async (caller, request) => {
    const meeting = meetingOf(request);
    const id = caseOf(request);
    if (!meeting || !id || !may(caller, act, { meeting, caseId: id })) return null;
    await access.opened(caller, id);
    return view(caller.user, meeting, id);
  };
