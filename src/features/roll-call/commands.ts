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
import { code, sayText, type Message, type MessagePiece } from '../../meeting/message.ts';
import { atNames } from '../../meeting/nicks.ts';
import { AMENDABLE_PHASES, MINUTED_PHASES, OPEN_PHASES, REVIEW_PHASES } from '../../meeting/phases.ts';
import {
  asGuest,
  hasRegrets,
  isPresent,
  rollCallState,
  type AttendanceCorrected,
  type RollCallEvent,
} from '../../meeting/roll-call.ts';
import { proposedAgain, approvalsAgain } from '../review/propose-again.ts';
import { oneselfOrOther, onlyOneselfOrOther } from '../roles/one-person.ts';
import { leadersOf, mayLead } from '../roles/roles.ts';

const NOT_OTHERS = 'Only a chair or the secretary says so for others.';

type Decide = Command<RollCallEvent>['decide'];

/** For commands that take nothing but a name: of oneself, if none is given. */
const ofAttendee =
  (decide: (who: Person, typed: TypedCommand, meeting: Meeting) => ReturnType<Decide>): Decide =>
  (typed, meeting) => {
    const who = onlyOneselfOrOther(typed, meeting, NOT_OTHERS);
    return 'refuse' in who ? who : decide(who, typed, meeting);
  };

const HOW: Readonly<Record<AttendanceCorrected['to'], string>> = {
  present: 'was there',
  left: 'left early',
  regrets: 'had sent regrets',
  absent: 'was not there',
};

/** Says how it was. After the end this changes the minutes, so Gavel tells everybody and proposes them again. */
function correct(
  who: Person,
  to: AttendanceCorrected['to'],
  { by, at }: TypedCommand,
  meeting: Meeting,
): Decision<RollCallEvent> {
  // A stranger would take back everybody's approvals by it.
  if (by.guest && !mayLead(by, meeting)) return refuse('Only members can correct the attendance after the meeting.');
  const words = `${who.label} ${HOW[to]}.`;
  return {
    events: [{ type: 'roll-call.corrected', at, who: who.key, to, ...asGuest(who) }],
    ...(isOver(meeting)
      ? { announce: sayText(`Attendance corrected: ${words}`, approvalsAgain(meeting)), ...proposedAgain(meeting) }
      : { answer: sayText(words) }),
  };
}

/** Tells the chairs, or else the secretary, each privately, except the person it's from. */
function tellLeaders(words: Message, meeting: Meeting, by: Person): Notice[] {
  const told = leadersOf(meeting).filter((member) => member !== by.key);
  return told.map((member) => ({ member, message: words }));
}

const countPresent = ofAttendee((who, typed, meeting) => {
  const isEarly = meeting.stateOf(rollCallState).get(who.key)?.leftEarly === true;
  if (isPresent(who.key, meeting) && !isEarly)
    return { events: [], answer: sayText(who.label, ' is counted already.') };
  if (isOver(meeting)) return correct(who, 'present', typed, meeting);
  return {
    events: [{ type: 'roll-call.present', at: typed.at, who: who.key, ...asGuest(who) }],
    answer: sayText(who.label, ' is counted as present.'),
  };
});

const present: Command<RollCallEvent> = {
  verb: 'present',
  aliases: ['here', 'present+'],
  meetbot: ['#here', '#nick'],
  usage: '/present [@user]',
  help: () => 'Counts you as present, or somebody else where a chair or the secretary says so.',
  who: 'anyone',
  when: MINUTED_PHASES,
  reachesReview: true,
  offRecord: true,
  decide: (typed, meeting) =>
    countPresent(typed.form === '#nick' ? { ...typed, args: atNames(typed.args) } : typed, meeting),
};

const left: Command<RollCallEvent> = {
  verb: 'left',
  usage: '/left [@user]',
  help: () => 'Says that you leave, or that somebody has left.',
  who: 'anyone',
  when: MINUTED_PHASES,
  reachesReview: true,
  offRecord: true,
  decide: ofAttendee((who, typed, meeting) => {
    if (isOver(meeting)) return correct(who, 'left', typed, meeting);
    if (!isPresent(who.key, meeting)) return refuse(`${who.label} is not counted as present.`);
    return {
      events: [{ type: 'roll-call.left', at: typed.at, who: who.key }],
      answer: sayText(who.label, ' has left.'),
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
  const before = meeting.stateOf(rollCallState).get(who.key)?.reason;
  if (reason === '' || reason === before) return { notices: [], heard: '' };
  const { planned } = meeting.stateOf(lifecycleState);
  const when: readonly MessagePiece[] = planned === undefined ? [] : [' on ', { time: planned }];
  const words = sayText(`${who.label} can't come to ${meeting.group.name}'s meeting`, ...when, `: ${reason}`);
  const notices = tellLeaders(words, meeting, by);
  if (notices.length > 0) return { notices, heard: ' I told the chair why, and nobody else.' };
  return {
    notices,
    heard: mayLead(by, meeting) && leadersOf(meeting).length > 0 ? '' : ' No chair is known whom I could tell why.',
  };
}

const regrets: Command<RollCallEvent> = {
  verb: 'regrets',
  aliases: ['regrets+'],
  usage: '/regrets [@user] [REASON]',
  help: () => 'Says that you cannot come. The reason is told to the chair and does not stand in the minutes.',
  who: 'anyone',
  when: AMENDABLE_PHASES,
  privately: 'in a group',
  decide(typed, meeting) {
    const found = oneselfOrOther(typed, meeting, NOT_OTHERS);
    if ('refuse' in found) return found;
    const { who, rest } = found;
    if (isOver(meeting)) return correct(who, 'regrets', typed, meeting);
    if (isPresent(who.key, meeting)) return refuse(`${who.label} is counted as present: /left first.`);
    const long = tooLong(rest, meeting.group, 'reason');
    if (long !== undefined) return refuse(long);
    if (rest === '' && hasRegrets(who.key, meeting))
      return {
        events: [],
        answer: sayText(who.label, ' has sent regrets already: ', code('/coming'), ' takes them back.'),
      };
    const { notices, heard } = reasonTold(who, rest, typed, meeting);
    return {
      events: [{ type: 'roll-call.regrets', at: typed.at, who: who.key, ...(rest === '' ? {} : { reason: rest }) }],
      answer: sayText(`Noted: ${who.label} sends regrets.${heard} `, code('/coming'), ' takes them back.'),
      notices,
    };
  },
};

const coming: Command<RollCallEvent> = {
  verb: 'coming',
  aliases: ['regrets-'],
  usage: '/coming [@user]',
  help: () => 'Takes regrets back: you come after all.',
  who: 'anyone',
  when: OPEN_PHASES,
  privately: 'in a group',
  decide: ofAttendee((who, typed, meeting) => {
    if (!hasRegrets(who.key, meeting)) return { events: [], answer: sayText(who.label, ' has sent no regrets.') };
    return {
      events: [{ type: 'roll-call.coming', at: typed.at, who: who.key }],
      answer: sayText(`Noted: ${who.label} comes after all.`),
    };
  }),
};

/** What only a chair or the secretary says of somebody, and after the meeting as well. */
const correcting = (
  to: 'absent' | 'regrets',
  { verb, whom, ...words }: Pick<Command<RollCallEvent>, 'verb' | 'help' | 'when'> & { readonly whom: string },
): Command<RollCallEvent> => ({
  verb,
  usage: `/${verb} @user`,
  ...words,
  who: 'chair',
  reachesReview: true,
  decide: ofAttendee((who, typed, meeting) => {
    if (typed.args === '') return wrongUsage(whom);
    return to === 'absent' && !meeting.stateOf(rollCallState).has(who.key)
      ? { events: [], answer: sayText(who.label, ' is not counted as present.') }
      : correct(who, to, typed, meeting);
  }),
});

const absent = correcting('absent', {
  verb: 'absent',
  help: () => 'Says that somebody was not there after all, until the minutes are approved.',
  when: ['in session', ...REVIEW_PHASES],
  whom: 'Who was not there?',
});

const excused = correcting('regrets', {
  verb: 'excused',
  help: () => 'Says after a meeting that somebody had sent regrets for it.',
  when: REVIEW_PHASES,
  whom: 'Who had sent regrets?',
});

/** What people say of who is there. */
export const attendanceCommands = [present, left, regrets, coming, absent, excused] as const;
