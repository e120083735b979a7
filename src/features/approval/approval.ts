import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Feature, type Meeting, type SectionWriter } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { enumerate, plain, say, text as line } from '../../meeting/message.ts';
import { leadingPeople, unknownPerson } from '../../meeting/people.ts';
import { heading, item, list, text } from '../../minutes/build.ts';

/** What the forge, or somebody who saw it, tells about the minutes of the meeting before. */
export interface Approved extends Event {
  readonly type: 'approval.approved';
  /** What people call the proposal: `PR#65`. */
  readonly proposal: string;
  readonly by: readonly PersonKey[];
}
export interface Merged extends Event {
  readonly type: 'approval.merged';
  readonly proposal: string;
  readonly by?: PersonKey;
}

interface State {
  readonly proposal?: string;
  readonly approvedBy: readonly PersonKey[];
  readonly mergedBy?: PersonKey | undefined;
  readonly merged: boolean;
}

const REPORT = /^(?<what>approved|merged)?\s*(?<proposal>[^\s@]+)\s+by\s+(?<people>@.+)$/isu;

const report = (what: 'approved' | 'merged'): Command<Approved | Merged> => ({
  verb: `meeting ${what}`,
  aliases: [what],
  usage: `/meeting ${what} PR#N by @user${what === 'approved' ? '[, @user]' : ''}`,
  help: `Records who ${what} the previous minutes, where Gavel could not see it.`,
  who: 'chair',
  when: ['planned', 'gathering', 'in session'],
  decide({ args, at }, meeting) {
    const { proposal, people: names } = REPORT.exec(args)?.groups ?? {};
    if (proposal === undefined || names === undefined) return refuse('Which proposal, and by whom?');
    const { people, rest, unknown } = leadingPeople(names, meeting);
    if (unknown[0] !== undefined) return refuse(unknownPerson(unknown[0], meeting));
    if (rest !== '') return refuse('Name members with an @, and nothing after them.');
    const by = people.map(({ key }) => key);
    const events: (Approved | Merged)[] =
      what === 'approved'
        ? [{ type: 'approval.approved', at, proposal, by }]
        : by.slice(0, 1).map((who) => ({ type: 'approval.merged', at, proposal, by: who }));
    return {
      events,
      answer: say('Noted: previous minutes ', what, ' by ', ...enumerate(people.map((who) => who.label)), '.'),
    };
  },
});

/** "Previous meeting minutes were approved in PR#65 by @a, @b and merged by @c", or why not. */
function approvalText(meeting: Meeting, none: string): string {
  const { proposal, approvedBy, merged, mergedBy } = meeting.of(approval);
  if (proposal === undefined) return none;
  const names = plain({ lines: [line(...enumerate(approvedBy.map((key) => label(meeting, key))))] });
  const by = merged && mergedBy !== undefined ? `, and merged by ${label(meeting, mergedBy)}` : '';
  if (approvedBy.length === 0)
    return merged
      ? `Previous meeting minutes were merged in ${proposal}${mergedBy === undefined ? '' : ` by ${label(meeting, mergedBy)}`}`
      : none;
  return `Previous meeting minutes were approved in ${proposal} by ${names}${by}`;
}

const write: SectionWriter = (section, meeting) =>
  section.kind === 'approval'
    ? [
        ...(section.heading === undefined ? [] : [heading(section.level, text(section.heading))]),
        list([item([text(approvalText(meeting, section.none))])]),
      ]
    : [];

/** The approval of the previous meeting's minutes. */
export const approval: Feature<State, Approved | Merged> = {
  name: 'approval',
  initial: () => ({ approvedBy: [], merged: false }),
  commands: [report('approved'), report('merged')],
  on: {
    'approval.approved': (state, { proposal, by }) => ({
      ...state,
      proposal,
      approvedBy: [...new Set([...state.approvedBy, ...by])],
    }),
    'approval.merged': (state, { proposal, by }) => ({ ...state, proposal, merged: true, mergedBy: by }),
  },
  sections: { approval: write },
};
