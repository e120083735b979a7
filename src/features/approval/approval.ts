import type { PhrasingContent } from 'mdast';

import { enumerate, listInWords } from '../../language/lists.ts';
import type { Event } from '../../meeting/event.ts';
import {
  refuse,
  type Command,
  type Feature,
  type Meeting,
  type SectionWriter,
  wrongUsage,
} from '../../meeting/feature.ts';
import { tooLong } from '../../meeting/limits.ts';
import { joinedKey, joinedKeys, type PersonJoined } from '../../meeting/link.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { sayText } from '../../meeting/message.ts';
import { nameInMinutes } from '../../meeting/minutes-names.ts';
import { onlyPeople } from '../../meeting/people.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { itemNode, listNode, textNode, sectionHeading } from '../../minutes/build.ts';
import type { SectionOf } from '../../minutes/format.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { fillTemplate, typedText, type TemplateValues } from '../../minutes/template.ts';
import { approvalMessages } from './messages.ts';

/** The forge, or someone who saw it, says that the minutes of the meeting before are approved. */
export interface MinutesApproved extends Event {
  readonly type: 'approval.approved';
  /** What people call the proposal: `PR#65`. */
  readonly proposal: string;
  readonly by: readonly PersonKey[];
}
export interface PreviousMerged extends Event {
  readonly type: 'approval.merged';
  readonly proposal: string;
  readonly by?: PersonKey;
}

/** They aren't approved yet, as far as the forge says. */
export interface ApprovalAwaited extends Event {
  readonly type: 'approval.awaited';
  readonly proposal: string;
  readonly by: readonly PersonKey[];
  /** What is missing, in words: `1 of 2 approvals`. */
  readonly missing: string;
}

/**
 * Gavel didn't propose the minutes of the meeting before, so all that is known of their approval is what the forge has
 * about the file, if there is one.
 */
export interface ApprovalTraced extends Event {
  readonly type: 'approval.traced';
  /** Who put them on the main branch, if that is known. */
  readonly by?: PersonKey;
}

export type ApprovalEvent = MinutesApproved | PreviousMerged | ApprovalAwaited | ApprovalTraced;

interface State {
  readonly proposal?: string;
  /** What is missing, if they are known not to be approved yet. */
  readonly missing?: string | undefined;
  readonly approvedBy: readonly PersonKey[];
  readonly mergedBy?: PersonKey | undefined;
  readonly merged: boolean;
  /** Whether Gavel saw nothing of their approval itself. */
  readonly traced: boolean;
}

const REPORT = /^(?<what>approved|merged)?\s*(?<proposal>[^\s@]+)\s+by\s+(?<people>@.+)$/isu;

const report = (what: 'approved' | 'merged'): Command<MinutesApproved | PreviousMerged> => ({
  verb: `meeting ${what}`,
  aliases: [what],
  usage: `/meeting ${what} PR#N by @user${what === 'approved' ? '[, @user]' : ''}`,
  help: (of) => approvalMessages(of).help[what],
  who: 'chair',
  when: OPEN_PHASES,
  decide({ args, at }, meeting) {
    const say = approvalMessages(meeting.group);
    const { proposal, people: names } = REPORT.exec(args)?.groups ?? {};
    if (proposal === undefined || names === undefined) return wrongUsage(say.which);
    const people = onlyPeople(names, meeting, say.namesOnly);
    if ('refuse' in people) return people;
    const long = tooLong(proposal, meeting.group, 'name');
    if (long !== undefined) return refuse(long);
    const by = people.map(({ key }) => key);
    const events: (MinutesApproved | PreviousMerged)[] =
      what === 'approved'
        ? [{ type: 'approval.approved', at, proposal, by }]
        : by.slice(0, 1).map((who) => ({ type: 'approval.merged', at, proposal, by: who }));
    const labels = enumerate(
      people.map((who) => who.label),
      meeting.group,
    );
    return { events, answer: sayText(...say.recorded[what](labels)) };
  },
});

/** Of these minutes Gavel saw only that they are on the main branch, so all it can say is who put them there. */
const tracedText = (meeting: Meeting, unknown: string): string => {
  const { mergedBy } = meeting.stateOf(approvalFeature);
  return mergedBy === undefined ? unknown : minutesMessages(meeting.group).mergedBy(nameInMinutes(meeting, mergedBy));
};

/** "Previous meeting minutes were approved in PR#65 by @a, @b and merged by @c", or why not. */
function approvalText(meeting: Meeting, { none, unknown }: SectionOf<'approval'>): string {
  const { proposal, approvedBy, merged, mergedBy, missing, traced } = meeting.stateOf(approvalFeature);
  if (proposal === undefined) return traced ? tracedText(meeting, unknown) : none;
  const say = minutesMessages(meeting.group);
  if (missing !== undefined) return say.awaited(proposal, missing);
  const merger = merged && mergedBy !== undefined ? nameInMinutes(meeting, mergedBy) : undefined;
  if (approvedBy.length === 0) {
    if (!merged) return none;
    return merger === undefined ? say.merged(proposal) : say.mergedIn(proposal, merger);
  }
  const labels = approvedBy.map((key) => nameInMinutes(meeting, key));
  const names = listInWords(labels, meeting.group);
  return merger === undefined ? say.approved(proposal, names) : say.approvedAndMerged(proposal, names, merger);
}

/** What a group's own wording can name: who approved the minutes before, who merged them, and where. */
export function approvalValues(meeting: Meeting): TemplateValues {
  const { proposal, approvedBy, mergedBy, missing } = meeting.stateOf(approvalFeature);
  return {
    approvers: { list: approvedBy.map((key) => nameInMinutes(meeting, key)) },
    merger: mergedBy === undefined ? undefined : typedText(nameInMinutes(meeting, mergedBy)),
    proposal: typedText(proposal),
    missing: typedText(missing),
  };
}

/** The group's own wording for what is known, if it has one. */
function inOwnWords(meeting: Meeting, { markdown, waiting }: SectionOf<'approval'>): PhrasingContent[] | undefined {
  const { approvedBy, merged, mergedBy, missing } = meeting.stateOf(approvalFeature);
  const isKnown = approvedBy.length > 0 || merged || mergedBy !== undefined;
  const wording = missing === undefined ? (isKnown ? markdown : undefined) : waiting;
  return wording === undefined ? undefined : fillTemplate(wording, approvalValues(meeting), meeting.group);
}

const write: SectionWriter = (section, meeting) =>
  section.kind === 'approval'
    ? [
        ...sectionHeading(section),
        listNode([itemNode(inOwnWords(meeting, section) ?? [textNode(approvalText(meeting, section))])]),
      ]
    : [];

/** The approval of the previous meeting's minutes. */
export const approvalFeature: Feature<State, ApprovalEvent | PersonJoined> = {
  name: 'approval',
  initial: () => ({ approvedBy: [], merged: false, traced: false }),
  commands: [report('approved'), report('merged')],
  evolve: {
    'approval.approved': (state, { proposal, by }) => ({
      ...state,
      proposal,
      missing: undefined,
      // This event has everyone, including those who approved when it wasn't enough yet.
      approvedBy: [...new Set([...(state.missing === undefined ? state.approvedBy : []), ...by])],
    }),
    'approval.merged': (state, { proposal, by }) => ({
      ...state,
      proposal,
      missing: undefined,
      merged: true,
      mergedBy: by,
    }),
    'links.joined': (state, joined) => ({
      ...state,
      approvedBy: joinedKeys(state.approvedBy, joined),
      mergedBy: state.mergedBy === undefined ? undefined : joinedKey(state.mergedBy, joined),
    }),
    'approval.traced': (state, { by }) => ({ ...state, traced: true, mergedBy: by }),
    'approval.awaited': (state, { proposal, by, missing }) => ({ ...state, proposal, approvedBy: by, missing }),
  },
  sections: { approval: write },
};
