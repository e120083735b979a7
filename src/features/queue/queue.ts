import type { Event } from '../../meeting/event.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type TypedCommand,
  type View,
  wrongUsage,
} from '../../meeting/feature.ts';
import { calledPiece, personLabel } from '../../meeting/guests.ts';
import { isBeingHeld } from '../../meeting/lifecycle.ts';
import { tooLong } from '../../meeting/limits.ts';
import { joinedKey, type PersonJoined as Linked } from '../../meeting/link.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, headingLine, sayText, textLine, type MessageLine, type Message } from '../../meeting/message.ts';
import { unknownPerson, whoIs } from '../../meeting/people.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { oneselfOrOther } from '../roles/one-person.ts';
import { queueMessages } from './messages.ts';

// The speaker queue, in the words of the W3C's Zakim: https://www.w3.org/2001/12/zakim-irc-bot#queue

interface Joined extends Event {
  readonly type: 'queue.joined';
  readonly who: PersonKey;
  /** What they want to speak to. */
  readonly about?: string;
  /** True for `qq+`: a direct answer goes before the others. */
  readonly first?: boolean;
}
interface Left extends Event {
  readonly type: 'queue.left';
  readonly who: PersonKey;
}
/** They have the floor. */
interface Called extends Event {
  readonly type: 'queue.called';
  readonly who: PersonKey;
}
type QueueEvent = Joined | Left | Called;

interface Waiting {
  readonly who: PersonKey;
  readonly about?: string | undefined;
}
interface Queue {
  readonly waiting: readonly Waiting[];
  /** Who has the floor. */
  readonly floor?: PersonKey;
  /** Whether anybody has queued in this meeting. */
  readonly used: boolean;
}

const without = ({ waiting }: Queue, who: PersonKey): Waiting[] => waiting.filter((one) => one.who !== who);

/** What follows the word, whether it came as a command or as a line of its own. */
const argsOf = ({ args, form }: TypedCommand): string => (form === 'line' ? args.replace(/^\S+\s*/u, '') : args);

function joining(typed: TypedCommand, meeting: Meeting): Decision<QueueEvent> {
  const say = queueMessages(meeting.group);
  const found = oneselfOrOther({ ...typed, args: argsOf(typed) }, meeting, say.leadersOnly);
  if ('refuse' in found) return found;
  const { who, rest } = found;
  const about = rest.replace(/^to\s+/iu, '');
  const long = tooLong(about, meeting.group, 'reason');
  if (long !== undefined) return refuse(say.tooLong);
  const first = typed.form === 'qq+' || (typed.form === 'line' && /^qq/iu.test(typed.args));
  return {
    events: [
      {
        type: 'queue.joined',
        at: typed.at,
        who: who.key,
        ...(about === '' ? {} : { about }),
        ...(first ? { first } : {}),
      },
    ],
    answer: sayText(say.joined(who.label)),
    sign: DONE_SIGN,
  };
}

const join: Command<QueueEvent> = {
  verb: 'q+',
  aliases: ['queue+', 'qq+'],
  line: /^qq?\+(?:\s.*)?$/isu,
  usage: 'q+ [to TEXT]',
  help: (of) => queueMessages(of).helpJoin,
  who: 'anyone',
  when: HELD_PHASES,
  decide: joining,
};

const leave: Command<QueueEvent> = {
  verb: 'q-',
  aliases: ['queue-'],
  line: /^q-(?:\s.*)?$/isu,
  usage: 'q- or q- later',
  help: (of) => queueMessages(of).helpLeave,
  who: 'anyone',
  when: HELD_PHASES,
  decide(typed, meeting) {
    const say = queueMessages(meeting.group);
    const args = argsOf(typed);
    const later = /^later$/iu.test(args);
    const found = oneselfOrOther({ ...typed, args: later ? '' : args }, meeting, say.leadersOnly);
    if ('refuse' in found) return found;
    const { who, rest } = found;
    const place = meeting.stateOf(queueFeature).waiting.find((one) => one.who === who.key);
    if (!place || rest !== '') return rest === '' ? refuse(say.notWaiting(who.label)) : wrongUsage(say.nameOrLater);
    const { at } = typed;
    const left: QueueEvent = { type: 'queue.left', at, who: who.key };
    const back: QueueEvent = {
      type: 'queue.joined',
      at,
      who: who.key,
      ...(place.about === undefined ? {} : { about: place.about }),
    };
    return {
      events: later ? [left, back] : [left],
      answer: sayText(later ? say.movedLast(who.label) : say.left(who.label)),
      sign: DONE_SIGN,
    };
  },
};

const show: Command<QueueEvent> = {
  verb: 'queue',
  aliases: ['q'],
  line: /^q\?$/iu,
  usage: 'q?',
  help: (of) => queueMessages(of).helpShow,
  who: 'anyone',
  when: HELD_PHASES,
  privately: 'in a group',
  decide: (_, meeting) => ({ events: [], answer: message(meeting) }),
};

const acknowledge: Command<QueueEvent> = {
  verb: 'ack',
  // One name: "ack, sounds good" is talk.
  line: /^ack\s+\S+$/iu,
  usage: 'ack @user or ack next',
  help: (of) => queueMessages(of).helpCall,
  who: 'chair',
  when: HELD_PHASES,
  decide(typed, meeting) {
    const say = queueMessages(meeting.group);
    const name = argsOf(typed);
    const { waiting } = meeting.stateOf(queueFeature);
    if (name === '') return wrongUsage(say.whoseTurn);
    const [next] = waiting;
    if (/^next$/iu.test(name)) return next ? call(next, typed.at, meeting) : refuse(say.empty);
    const who = whoIs(name, meeting, typed.by);
    if (!who) return refuse(unknownPerson(name, meeting));
    return call(waiting.find((one) => one.who === who.key) ?? { who: who.key }, typed.at, meeting);
  },
};

function call({ who, about }: Waiting, at: string, meeting: Meeting): Decision<QueueEvent> {
  const say = queueMessages(meeting.group);
  const piece = calledPiece(meeting, who);
  const told = about === undefined ? say.hasFloor(piece) : say.hasFloorTo(piece, about);
  return { events: [{ type: 'queue.called', at, who }], announce: sayText(...told) };
}

function message(meeting: Meeting): Message {
  const say = queueMessages(meeting.group);
  const { waiting, floor } = meeting.stateOf(queueFeature);
  const speaking: MessageLine[] = floor === undefined ? [] : [textLine(...say.hasFloor(personLabel(meeting, floor)))];
  const list = waiting.map(({ who, about }, i): MessageLine =>
    textLine(`${i + 1}. ${personLabel(meeting, who)}${about === undefined ? '' : `: ${about}`}`),
  );
  const empty: MessageLine[] = list.length > 0 ? [] : [textLine(say.nobodyWaiting)];
  return {
    lines: [
      headingLine(say.title),
      ...speaking,
      ...list,
      ...empty,
      textLine(...say.howTo(code('q+'), code('ack next'))),
    ],
    offers: [{ emoji: '🙋', label: say.wantToSpeak }],
  };
}

function view(meeting: Meeting): View[] {
  const held = isBeingHeld(meeting);
  return held && meeting.stateOf(queueFeature).used ? [{ key: 'queue', message: message(meeting) }] : [];
}

const arrive = (state: Queue, { who, about, first = false }: Joined): Queue => {
  const others = without(state, who);
  const place = { who, about };
  return { ...state, used: true, waiting: first ? [place, ...others] : [...others, place] };
};

/** Who waits under two names has the earlier place, and what they said of it there, or else at the later one. */
function linked({ waiting, floor, used }: Queue, link: Linked): Queue {
  const all = waiting.map((one) => ({ ...one, who: joinedKey(one.who, link) }));
  const about = all.find((one) => one.who === link.as && one.about !== undefined)?.about;
  const places = all.filter(({ who }, i) => all.findIndex((one) => one.who === who) === i);
  return {
    used,
    waiting: places.map((one) => (one.who === link.as ? { ...one, about } : one)),
    ...(floor === undefined ? {} : { floor: joinedKey(floor, link) }),
  };
}

export const queueFeature: Feature<Queue, QueueEvent | Linked> = {
  name: 'queue',
  voided: (before) => before,
  initial: () => ({ waiting: [], used: false }),
  commands: [join, leave, show, acknowledge],
  evolve: {
    // Who asks twice keeps their place, unless they go to the front; new words replace the old.
    'queue.joined': (state, event) =>
      event.first !== true && state.waiting.some(({ who }) => who === event.who)
        ? {
            ...state,
            waiting: state.waiting.map((one) =>
              one.who === event.who ? { ...one, about: event.about ?? one.about } : one,
            ),
          }
        : arrive(state, event),
    'links.joined': linked,
    'queue.left': (state, { who }) => ({ ...state, waiting: without(state, who) }),
    'queue.called': (state, { who }) => ({ waiting: without(state, who), floor: who, used: true }),
  },
  onReaction({ about, emoji, removed, by, at }, meeting) {
    if (about !== 'queue' || emoji !== '🙋') return undefined;
    const waits = meeting.stateOf(queueFeature).waiting.some(({ who }) => who === by.key);
    if (waits !== removed) return { events: [] };
    return { events: [{ type: removed ? 'queue.left' : 'queue.joined', at, who: by.key }] };
  },
  views: view,
};
