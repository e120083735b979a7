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
import {
  code,
  headingLine,
  messageOf,
  sayText,
  strong,
  textLine,
  type MessageLine,
  type MessagePiece,
} from '../../meeting/message.ts';
import {
  asGuest,
  isPresent,
  ROLL_CALL_STEPS,
  rollCallState,
  type RollCall,
  type RollCallEvent,
} from '../../meeting/roll-call.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { agendaMessages } from '../agenda/messages.ts';
import { agendaProgress } from '../agenda/view.ts';
import { timeIn } from '../calendar/words.ts';
import { electedRoles } from '../elections/elected-roles.ts';
import { lifecycleMessages } from '../lifecycle/messages.ts';
import { proposedAgain } from '../review/propose-again.ts';
import { mayLead, rolesFeature } from '../roles/roles.ts';
import { attendanceCommands } from './commands.ts';
import { rollCallMessages } from './messages.ts';
import { saysHere } from './says-here.ts';
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
  onTalk({ by, at, text, about }, meeting) {
    if (!saysHere(text) || isPresent(by.key, meeting)) return undefined;
    if (about !== undefined && about !== viewKey(meeting, 'roll-call')) return undefined;
    return {
      events: [{ type: 'roll-call.present', at, who: by.key, ...asGuest(by) }],
      answer: sayText(rollCallMessages(meeting.group).counted(by.label)),
      sign: DONE_SIGN,
    };
  },
  views: (meeting) => [
    ...calledOff(meeting),
    ...(isBeingHeld(meeting) ? [openingView(meeting)] : [...closed(meeting), ...asking(meeting)]),
  ],
  sections: attendanceSections,
};

const names = (meeting: Meeting, keys: readonly PersonKey[]): string => personLabels(meeting, keys) || '…';

function attendanceLines(meeting: Meeting): MessageLine[] {
  const say = rollCallMessages(meeting.group);
  const { present: there, regrets: sorry } = attendanceLists(meeting);
  const present = names(
    meeting,
    there.map(({ key }) => key),
  );
  const here = textLine(say.presentList(there.length, present));
  return sorry.length === 0 ? [here] : [here, textLine(say.regretsList(names(meeting, sorry)))];
}

/** The agenda below the roll call. The web room shows it on its board. */
function agenda(meeting: Meeting): MessageLine[] {
  const lines = agendaProgress(meeting);
  const all = lines.length === 0 ? [] : [headingLine(agendaMessages(meeting.group).title), ...lines];
  return all.map((line) => ({ ...line, onBoard: true }));
}

/** When the meeting starts, or that it has. */
function begins(meeting: Meeting): MessageLine[] {
  const { planned, begun } = meeting.stateOf(lifecycleState);
  if (begun !== undefined) return [textLine(strong(lifecycleMessages(meeting.group).started))];
  if (planned === undefined) return [];
  return [textLine(...rollCallMessages(meeting.group).starts(timeIn(meeting, planned)))];
}

/** Where people who aren't in the room can follow. */
function publicPages({ group }: Meeting): MessageLine[] {
  const { pages } = group;
  if (pages === undefined) return [];
  return [textLine(...rollCallMessages(group).follow({ link: pages.url, text: pages.url }))];
}

function howTo(meeting: Meeting): MessageLine[] {
  if (meeting.stateOf(lifecycleState).begun === undefined) return [];
  const say = lifecycleMessages(meeting.group);
  return [textLine(...say.howTo(code('/note'), code('/action @user'), code('/topic'), code('/meeting end')))];
}

/** The meeting's one message: posted when it opens, and edited as people come and the meeting moves along. */
function openingView(meeting: Meeting): View {
  const say = rollCallMessages(meeting.group);
  const lines = [
    headingLine(say.title),
    ...begins(meeting),
    ...publicPages(meeting),
    textLine(say.react),
    ...attendanceLines(meeting),
    ...agenda(meeting),
    ...electedRoles(meeting),
    ...howTo(meeting),
  ];
  return { key: viewKey(meeting, 'roll-call'), message: { lines, offers: [{ emoji: '✋', label: say.iAmHere }] } };
}

/** The roll call of a meeting that was aborted no longer counts anyone. */
function calledOff(meeting: Meeting): View[] {
  const say = rollCallMessages(meeting.group);
  const { aborted, lapses } = meeting.stateOf(lifecycleState);
  if (aborted === undefined) return [];
  const words = messageOf(headingLine(say.title), textLine(say.aborted));
  return [{ key: viewKey(meeting, 'roll-call', lapses - 1), message: words }];
}

function closed(meeting: Meeting): View[] {
  if (meeting.stateOf(lifecycleState).begun === undefined) return [];
  const title = headingLine(rollCallMessages(meeting.group).title);
  const lines = [title, ...attendanceLines(meeting), ...agenda(meeting), ...electedRoles(meeting)];
  return [{ key: viewKey(meeting, 'roll-call'), message: { lines } }];
}

/** The key of the message that asks who was there. */
const ASKED = 'took-part';

/** The people Gavel asks a chair about, and those of them who aren't counted yet. */
function unsure(meeting: Meeting): { readonly all: readonly PersonKey[]; readonly open: readonly PersonKey[] } {
  const found = [...meeting.stateOf(rollCallState)].filter(([, attendance]) => attendance.unsure !== undefined);
  const open = found.filter(([, { arrived, seen }]) => arrived === undefined && seen === undefined);
  return { all: found.map(([key]) => key), open: open.map(([key]) => key) };
}

/** After the end, one message asks a chair about those who took part without having been counted. */
function asking(meeting: Meeting): View[] {
  const say = rollCallMessages(meeting.group);
  const { all, open } = unsure(meeting);
  const { ended, phase } = meeting.stateOf(lifecycleState);
  if (ended === undefined || all.length === 0) return [];
  if (open.length === 0 || phase === 'approved')
    return [{ key: ASKED, message: messageOf(textLine(say.countedAfter(names(meeting, all)))) }];
  const chairs = meeting.stateOf(rolesFeature).chair.flatMap((key): MessagePiece[] => [calledPiece(meeting, key), ' ']);
  const words = textLine(...chairs, say.askAfter(names(meeting, open)));
  return [{ key: ASKED, message: { lines: [words], offers: [{ emoji: '✅', label: say.theyWereHere }] } }];
}

function answered({ emoji, removed, by, at }: Reaction, meeting: Meeting): Decision<RollCallEvent> | undefined {
  if (emoji !== '✅') return undefined;
  const { open } = unsure(meeting);
  if (removed || open.length === 0 || meeting.stateOf(lifecycleState).phase === 'approved') return { events: [] };
  if (!mayLead(by, meeting)) return refuse(rollCallMessages(meeting.group).leadersOnly);
  const events = open.map((who): RollCallEvent => ({ type: 'roll-call.corrected', at, who, to: 'present' }));
  return { events, ...proposedAgain(meeting) };
}
