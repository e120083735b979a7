import {
  refuse,
  type Command,
  type Decision,
  type Meeting,
  type Notice,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import { isOver, lifecycleState } from '../../meeting/lifecycle.ts';
import { tooLong } from '../../meeting/limits.ts';
import type { Person } from '../../meeting/member.ts';
import { code, sayText, type Message } from '../../meeting/message.ts';
import { atNames } from '../../meeting/nicks.ts';
import { AMENDABLE_PHASES, MINUTED_PHASES, OPEN_PHASES, REVIEW_PHASES } from '../../meeting/phases.ts';
import {
  asGuest,
  hasRegrets,
  isPresent,
  rollCallState,
  type AttendanceCorrected,
  type AttendedPartly,
  type RollCallEvent,
} from '../../meeting/roll-call.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { timeIn } from '../calendar/words.ts';
import { proposedAgain, approvalsAgain } from '../review/propose-again.ts';
import { oneselfOrOther, onlyOneselfOrOther } from '../roles/one-person.ts';
import { leadersOf, mayLead } from '../roles/roles.ts';
import { rollCallMessages } from './messages.ts';

type Decide = Command<RollCallEvent>['decide'];

/** For commands that take nothing but a name: of oneself, if none is given. */
const ofAttendee =
  (decide: (who: Person, typed: TypedCommand, meeting: Meeting) => ReturnType<Decide>): Decide =>
  (typed, meeting) => {
    const who = onlyOneselfOrOther(typed, meeting, rollCallMessages(meeting.group).leadersOnly);
    return 'refuse' in who ? who : decide(who, typed, meeting);
  };

/** Corrects who was there. After the end this changes the minutes, so Gavel tells everybody and proposes them again. */
function correct(
  who: Person,
  to: AttendanceCorrected['to'],
  { by, at }: TypedCommand,
  meeting: Meeting,
): Decision<RollCallEvent> {
  const say = rollCallMessages(meeting.group);
  // A stranger would take back everybody's approvals by it.
  if (by.guest && !mayLead(by, meeting)) return refuse(say.membersOnly);
  const words = say.was[to](who.label);
  return {
    events: [{ type: 'roll-call.corrected', at, who: who.key, to, ...asGuest(who) }],
    ...(isOver(meeting)
      ? { announce: sayText(say.corrected(words), approvalsAgain(meeting)), ...proposedAgain(meeting) }
      : { answer: sayText(words), sign: DONE_SIGN }),
  };
}

/** Tells the chairs, or else the secretary, each privately, except the person it's from. */
function tellLeaders(words: Message, meeting: Meeting, by: Person): Notice[] {
  const told = leadersOf(meeting).filter((member) => member !== by.key);
  return told.map((member) => ({ member, message: words }));
}

/** How somebody was there, as people say it: for the whole of it, if they say nothing. */
const HOW: Readonly<Record<string, AttendedPartly['how']>> = {
  late: 'late',
  later: 'late',
  partly: 'partly',
  partially: 'partly',
  später: 'late',
  spät: 'late',
  teilweise: 'partly',
};

/** Somebody was there, but not from the start, or not for all of it. After the end this changes the minutes. */
function countPartly(
  who: Person,
  how: AttendedPartly['how'],
  { by, at }: TypedCommand,
  meeting: Meeting,
): Decision<RollCallEvent> {
  const say = rollCallMessages(meeting.group);
  if (isOver(meeting) && by.guest && !mayLead(by, meeting)) return refuse(say.membersOnly);
  if (meeting.stateOf(rollCallState).get(who.key)?.how === how)
    return { events: [], answer: sayText(say.countedAlready(who.label)) };
  const events: RollCallEvent[] = [{ type: 'roll-call.attended', at, who: who.key, how, ...asGuest(who) }];
  const words = say.attended[how](who.label);
  return isOver(meeting)
    ? { events, announce: sayText(say.corrected(words), approvalsAgain(meeting)), ...proposedAgain(meeting) }
    : { events, answer: sayText(words), sign: DONE_SIGN };
}

const countPresent: Decide = (typed, meeting) => {
  const found = oneselfOrOther(typed, meeting, rollCallMessages(meeting.group).leadersOnly);
  if ('refuse' in found) return found;
  const how = HOW[found.rest.toLowerCase()];
  return how === undefined ? countWhole(typed, meeting) : countPartly(found.who, how, typed, meeting);
};

const countWhole = ofAttendee((who, typed, meeting) => {
  const say = rollCallMessages(meeting.group);
  const { leftEarly, how } = meeting.stateOf(rollCallState).get(who.key) ?? {};
  if (isPresent(who.key, meeting) && leftEarly !== true && how === undefined)
    return { events: [], answer: sayText(say.countedAlready(who.label)) };
  if (isOver(meeting)) return correct(who, 'present', typed, meeting);
  return {
    events: [{ type: 'roll-call.present', at: typed.at, who: who.key, ...asGuest(who) }],
    answer: sayText(say.counted(who.label)),
    sign: DONE_SIGN,
  };
});

const present: Command<RollCallEvent> = {
  verb: 'present',
  aliases: ['here', 'present+'],
  meetbot: ['#here', '#nick'],
  usage: '/present [@user] [late or partly]',
  help: (of) => rollCallMessages(of).helpPresent,
  who: 'anyone',
  when: MINUTED_PHASES,
  reachesReview: true,
  offRecord: true,
  offRecordWords: new Set(Object.keys(HOW)),
  decide: (typed, meeting) =>
    countPresent(typed.form === '#nick' ? { ...typed, args: atNames(typed.args) } : typed, meeting),
};

const left: Command<RollCallEvent> = {
  verb: 'left',
  usage: '/left [@user]',
  help: (of) => rollCallMessages(of).helpLeft,
  who: 'anyone',
  when: MINUTED_PHASES,
  reachesReview: true,
  offRecord: true,
  decide: ofAttendee((who, typed, meeting) => {
    const say = rollCallMessages(meeting.group);
    if (isOver(meeting)) return correct(who, 'left', typed, meeting);
    if (!isPresent(who.key, meeting)) return refuse(say.notCounted(who.label));
    return {
      events: [{ type: 'roll-call.left', at: typed.at, who: who.key }],
      answer: sayText(say.hasLeft(who.label)),
      sign: DONE_SIGN,
    };
  }),
};

/** The reason goes only to the chairs, or else the secretary; if there are none, Gavel tells the person giving it. */
function reasonTold(
  who: Person,
  reason: string,
  { by }: TypedCommand,
  meeting: Meeting,
): { readonly notices: readonly Notice[]; readonly heard: string } {
  const say = rollCallMessages(meeting.group);
  const before = meeting.stateOf(rollCallState).get(who.key)?.reason;
  if (reason === '' || reason === before) return { notices: [], heard: '' };
  const { planned } = meeting.stateOf(lifecycleState);
  const when = planned === undefined ? undefined : timeIn(meeting, planned);
  const words = sayText(...say.cannotCome(who.label, meeting.group.name, when, reason));
  const notices = tellLeaders(words, meeting, by);
  if (notices.length > 0) return { notices, heard: say.toldChair };
  return { notices, heard: mayLead(by, meeting) && leadersOf(meeting).length > 0 ? '' : say.noChair };
}

const regrets: Command<RollCallEvent> = {
  verb: 'regrets',
  aliases: ['regrets+'],
  usage: '/regrets [@user] [REASON]',
  help: (of) => rollCallMessages(of).helpRegrets,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  privately: 'in a group',
  decide(typed, meeting) {
    const say = rollCallMessages(meeting.group);
    const found = oneselfOrOther(typed, meeting, say.leadersOnly);
    if ('refuse' in found) return found;
    const { who, rest } = found;
    if (isOver(meeting)) return correct(who, 'regrets', typed, meeting);
    if (isPresent(who.key, meeting)) return refuse(say.leaveFirst(who.label));
    const long = tooLong(rest, meeting.group, 'reason');
    if (long !== undefined) return refuse(long);
    if (rest === '' && hasRegrets(who.key, meeting))
      return { events: [], answer: sayText(...say.regretsAlready(who.label, code('/coming'))) };
    const { notices, heard } = reasonTold(who, rest, typed, meeting);
    return {
      events: [{ type: 'roll-call.regrets', at: typed.at, who: who.key, ...(rest === '' ? {} : { reason: rest }) }],
      answer: sayText(...say.regretsNoted(who.label, heard, code('/coming'))),
      // That nobody heard the reason can't be said by a sign.
      ...(heard === say.noChair ? {} : { sign: DONE_SIGN }),
      notices,
    };
  },
};

const coming: Command<RollCallEvent> = {
  verb: 'coming',
  aliases: ['regrets-'],
  usage: '/coming [@user]',
  help: (of) => rollCallMessages(of).helpComing,
  who: 'anyone',
  when: OPEN_PHASES,
  privately: 'in a group',
  decide: ofAttendee((who, typed, meeting) => {
    const say = rollCallMessages(meeting.group);
    if (!hasRegrets(who.key, meeting)) return { events: [], answer: sayText(say.noRegrets(who.label)) };
    return {
      events: [{ type: 'roll-call.coming', at: typed.at, who: who.key }],
      answer: sayText(say.comesAfterAll(who.label)),
      sign: DONE_SIGN,
    };
  }),
};

/** What only the chair or secretary records of someone, also after the meeting. */
const correcting = (
  to: 'absent' | 'regrets',
  {
    verb,
    whom,
    ...words
  }: Pick<Command<RollCallEvent>, 'verb' | 'help' | 'when'> & {
    readonly whom: 'whoWasAbsent' | 'whoSentRegrets';
  },
): Command<RollCallEvent> => ({
  verb,
  usage: `/${verb} @user`,
  ...words,
  who: 'chair',
  reachesReview: true,
  decide: ofAttendee((who, typed, meeting) => {
    const say = rollCallMessages(meeting.group);
    if (typed.args === '') return wrongUsage(say[whom]);
    return to === 'absent' && !meeting.stateOf(rollCallState).has(who.key)
      ? { events: [], answer: sayText(say.notCounted(who.label)) }
      : correct(who, to, typed, meeting);
  }),
});

const absent = correcting('absent', {
  verb: 'absent',
  help: (of) => rollCallMessages(of).helpAbsent,
  when: ['in session', ...REVIEW_PHASES],
  whom: 'whoWasAbsent',
});

const excused = correcting('regrets', {
  verb: 'excused',
  help: (of) => rollCallMessages(of).helpExcused,
  when: REVIEW_PHASES,
  whom: 'whoSentRegrets',
});

/** The commands about who is there. */
export const attendanceCommands = [present, left, regrets, coming, absent, excused] as const;
