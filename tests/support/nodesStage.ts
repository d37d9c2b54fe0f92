/** The demonstration's standard meeting as several nodes serve it: who is in it, one of its cases, and short ways to act there. */
import type { ActionId, CaseId, CommandId, DocKey, MeetingId, PlacementId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { casePath, known } from './house.js';
import { noPlan } from './houseCasework.js';
import { again } from './houseProcess.js';
import type { Cluster } from './nodes.js';
import { fresh, type Attendee } from './people.js';
import type { Sheet } from './peopleSync.js';

export interface Place {
  readonly meeting: MeetingId;
  readonly caseId: CaseId;
}

export class Stage {
  private constructor(
    readonly cluster: Cluster,
    readonly people: ReadonlyMap<string, Attendee>,
    readonly on: Place,
    readonly doc: DocKey,
  ) {}

  /** Everybody of these first names signs in at the nodes in turn, and signs the statement. */
  static async set(cluster: Cluster, names: readonly string[], reference = 'LK-4193'): Promise<Stage> {
    const people = new Map<string, Attendee>();
    for (const [n, name] of names.entries()) people.set(name, await cluster.enter(n % cluster.nodes.length, name));
    const one = known(people.get(known(names[0])));
    const home = known(await one.view<HomeView>('/api/home'));
    const meeting = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed)).id;
    for (const person of people.values()) await person.sign(meeting);
    const view = known(await one.view<MeetingView>(`/api/meetings/${meeting}`));
    const { caseId } = known(view.agenda?.items.find((item) => item.reference === reference));
    const { compartments } = known(await one.view<CaseView>(casePath(meeting, caseId)));
    return new Stage(
      cluster,
      people,
      { meeting, caseId },
      known(compartments.find(({ kind }) => kind === 'board')).doc,
    );
  }

  one(name: string): Attendee {
    return known(this.people.get(name));
  }

  /** The same person, in the same browser, by way of another node. */
  at(node: number, name: string): Attendee {
    return this.cluster.leaving(again(this.cluster.node(node).url, this.one(name)));
  }

  sheet(who: Attendee): Promise<Sheet> {
    return who.doc(this.doc);
  }

  async case(who: Attendee): Promise<CaseView | null> {
    return who.view<CaseView>(casePath(this.on.meeting, this.on.caseId));
  }

  async raise(who: Attendee, words = 'change the locks'): Promise<ActionId> {
    const action = fresh<ActionId>();
    const raised = { ...this.on, action, placement: fresh<PlacementId>(), words, ...noPlan };
    await who.must('raise action', raised);
    return action;
  }

  claim(who: Attendee, action: ActionId, id: CommandId) {
    return this.register().then((register) => {
      const agency = known(register.directory.users[who.user]).agency;
      return who.command('claim action', { ...this.on, action, agency }, id);
    });
  }

  register() {
    return this.cluster.register();
  }
}
