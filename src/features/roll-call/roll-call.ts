import { attendanceLists } from '../../meeting/attendance-lists.ts';
import { refuse, type Decision, type Feature, type Meeting, type Reaction, type View } from '../../meeting/feature.ts';
import { calledPiece, personLabels } from '../../meeting/guests.ts';
import {
  isBeingHeld,
  lifecycleState,
  viewKey,
  type MeetingAborted,
  type MeetingLapsed,
  type MeetingStarted,
} from '../../meeting/lifecycle.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { headingLine, messageOf, textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import {
  asGuest,
  isPresent,
  ROLL_CALL_STEPS,
  rollCallState,
  type RollCall,
  type RollCallEvent,
} from '../../meeting/roll-call.ts';
import { proposedAgain } from '../review/propose-again.ts';
import { mayLead, rolesFeature } from '../roles/roles.ts';
import { attendanceCommands } from './commands.ts';
import { attendanceSections } from './sections.ts';

export const HAND_EMOJI: readonly string[] = ['✋', '✅', '👋'];

export const rollCall: Feature<
  RollCall,
  RollCallEvent | MeetingLapsed | MeetingAborted | MeetingStarted | PersonJoined,
  RollCallEvent
> = {
  ...rollCallState,
  // Before people gather nobody is there; who opens the meeting is counted just before it opens.
  voided: (before) => before.filter((one) => one.regrets),
  commands: attendanceCommands,
  evolve: ROLL_CALL_STEPS,
  onReaction(reaction, meeting) {
    if (reaction.about === ASKED) return answered(reaction, meeting);
    const { about, emoji, removed, by, at } = reaction;
    if (about !== viewKey(meeting, 'roll-call') || !HAND_EMOJI.includes(emoji)) return undefined;
    if (removed !== isPresent(by.key, meeting)) return { events: [] };
    if (removed) return { events: [{ type: 'roll-call.left', at, who: by.key }] };
    return { events: [{ type: 'roll-call.present', at, who: by.key, ...asGuest(by) }] };
  },
  views: (meeting) => [
    ...calledOff(meeting),
    ...(isBeingHeld(meeting) ? [view(meeting)] : [...closed(meeting), ...asking(meeting)]),
  ],
  sections: attendanceSections,
};

const names = (meeting: Meeting, keys: readonly PersonKey[]): string => personLabels(meeting, keys) || '…';

function lines(meeting: Meeting): MessageLine[] {
  const { present: there, regrets: sorry } = attendanceLists(meeting);
  const here = textLine(
    `Present (${there.length}): `,
    names(
      meeting,
      there.map(({ key }) => key),
    ),
  );
  return sorry.length === 0 ? [here] : [here, textLine('Regrets: ', names(meeting, sorry))];
}

const view = (meeting: Meeting): View => ({
  key: viewKey(meeting, 'roll-call'),
  message: {
    lines: [
      headingLine('Roll call'),
      textLine('React ✋ to be counted; take it back when you leave.'),
      ...lines(meeting),
    ],
    offers: [{ emoji: '✋', label: 'I am here' }],
  },
});

/** The roll call of a meeting that was aborted counts nobody any more. */
function calledOff(meeting: Meeting): View[] {
  const { aborted, lapses } = meeting.stateOf(lifecycleState);
  if (aborted === undefined) return [];
  const words = messageOf(headingLine('Roll call'), textLine('Closed: this meeting was aborted.'));
  return [{ key: viewKey(meeting, 'roll-call', lapses - 1), message: words }];
}

const closed = (meeting: Meeting): View[] =>
  meeting.stateOf(lifecycleState).begun === undefined
    ? []
    : [{ key: viewKey(meeting, 'roll-call'), message: messageOf(headingLine('Roll call'), ...lines(meeting)) }];

/** What the message that asks who was there is about. */
const ASKED = 'took-part';

/** The people Gavel asks a chair about, and those of them who aren't counted yet. */
function unsure(meeting: Meeting): { readonly all: readonly PersonKey[]; readonly open: readonly PersonKey[] } {
  const found = [...meeting.stateOf(rollCallState)].filter(([, attendance]) => attendance.unsure !== undefined);
  const open = found.filter(([, { arrived, seen }]) => arrived === undefined && seen === undefined);
  return { all: found.map(([key]) => key), open: open.map(([key]) => key) };
}

/** After the end, one message asks a chair about those who took part without having been counted. */
function asking(meeting: Meeting): View[] {
  const { all, open } = unsure(meeting);
  const { ended, phase } = meeting.stateOf(lifecycleState);
  if (ended === undefined || all.length === 0) return [];
  if (open.length === 0 || phase === 'approved')
    return [{ key: ASKED, message: messageOf(textLine('Counted as present: ', names(meeting, all), '.')) }];
  const chairs = meeting.stateOf(rolesFeature).chair.flatMap((key): MessagePiece[] => [calledPiece(meeting, key), ' ']);
  const words = textLine(
    ...chairs,
    `${names(meeting, open)} took part and didn't answer the roll call. ✅ counts them as present.`,
  );
  return [{ key: ASKED, message: { lines: [words], offers: [{ emoji: '✅', label: 'They were here' }] } }];
}

function answered({ emoji, removed, by, at }: Reaction, meeting: Meeting): Decision<RollCallEvent> | undefined {
  if (emoji !== '✅') return undefined;
  const { open } = unsure(meeting);
  if (removed || open.length === 0 || meeting.stateOf(lifecycleState).phase === 'approved') return { events: [] };
  if (!mayLead(by, meeting)) return refuse('Only a chair or the secretary can say that for others.');
  const events = open.map((who): RollCallEvent => ({ type: 'roll-call.corrected', at, who, to: 'present' }));
  return { events, ...proposedAgain(meeting) };
}
