/** The HTTP views of the audit: asked of the gate, recorded, built, and asked of the gate again. Knows no record. */
import type { Request } from 'express';
import { caseId, meetingId } from '@board/shared/kernel/ids.js';
import type { Act, Target } from '@board/shared/policy/rights.js';
import type { Access } from '../gate/access.js';
import type { Note } from '../gate/accessEntries.js';
import type { AuditViews } from '../gate/auditViews.js';
import type { Gate } from '../gate/gate.js';
import type { Caller } from '../gate/identify.js';
import type { Answer, May } from './guard.js';

interface Parts {
  readonly gate: Gate;
  readonly access: Access;
  readonly audit: AuditViews;
}

interface Read {
  readonly act: Act;
  readonly target: Target;
  readonly note: Note;
  readonly view: () => Promise<unknown>;
}

/** The reading is on disk before anything is shown. A right that went while the view was made shows nothing. */
const read = async ({ gate, access }: Parts, may: May, caller: Caller, asked: Read): Promise<unknown> => {
  const { act, target, note, view } = asked;
  if (!may(caller, act, target)) return null;
  await access.recorded(caller, note);
  const made = await view();
  return gate.ask(caller, act, target).allow ? made : null;
};

const noCase = { of: 'cases', caseId: null } as const;

const idOf = (request: Request) => caseId.safeParse(request.params['case']).data ?? null;

export const auditRoutes = (route: (path: string, answer: Answer) => void, parts: Parts, may: May): void => {
  const { audit } = parts;
  const auditor = (caller: Caller, note: Note, view: () => Promise<unknown>) =>
    read(parts, may, caller, { act: 'see audit', target: {}, note, view });

  route('/meetings/:meeting/cases/:case/openings', (caller, request) => {
    const meeting = meetingId.safeParse(request.params['meeting']).data;
    const id = idOf(request);
    if (!meeting || !id) return null;
    const note: Note = { kind: 'audit read', of: 'case', caseId: id };
    const target = { meeting, caseId: id };
    return read(parts, may, caller, { act: 'see openings', target, note, view: () => audit.openings(id) });
  });
  route('/audit/cases', (caller) =>
    auditor(caller, { kind: 'audit read', of: 'cases', caseId: null }, () => audit.cases()),
  );
  route('/audit/house', (caller) =>
    auditor(caller, { kind: 'audit read', of: 'house', caseId: null }, () => audit.house()),
  );
  route('/audit/cases/:case', (caller, request) => {
    const id = idOf(request);
    // A stream is made for a case that there is, and for no other.
    const note: Note = { kind: 'audit read', ...(id && audit.has(id) ? { of: 'case', caseId: id } : noCase) };
    return auditor(caller, note, () => (id ? audit.case(id) : Promise.resolve(null)));
  });
};
