import { Map } from 'immutable';

import type { Event } from '../../meeting/event.ts';
import {
  refuse,
  type Command,
  type Decided,
  type Feature,
  type Meeting,
  type Notice,
  wrongUsage,
} from '../../meeting/feature.ts';
import { lifecycleState, type MeetingStarted } from '../../meeting/lifecycle.ts';
import { sayText, type Message } from '../../meeting/message.ts';
import { MOST_MINUTES, readMinuteCount } from '../../meeting/read-minutes.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { topicById, topicsFeature } from '../../meeting/topics.ts';
import { rolesFeature } from '../roles/roles.ts';
import { plannedEnd } from '../unattended/overrun.ts';
import { timeBoxesMessages } from './messages.ts';

interface Boxed extends Event {
  readonly type: 'time-boxes.set';
  readonly topic: string;
  /** 0: none. */
  readonly minutes: number;
}
interface Told extends Event {
  readonly type: 'time-boxes.told';
  /** What `Mark.name` calls it. */
  readonly mark: string;
}
type BoxEvent = Boxed | Told;

interface State {
  /** Minutes by topic, if somebody set them. */
  readonly boxes: Map<string, number>;
  /** When a box was set last, or the meeting started: the current topic's time counts from then, if it was taken up before. */
  readonly since?: string;
  readonly told: readonly string[];
}

/** An instant at which Gavel says something about the time. */
interface Mark {
  readonly name: string;
  readonly at: string;
  readonly words: string;
}

/** A topic's warning comes when a fifth of its time is left. */
const WARNED_PART = 5;
/** The rooms hear this much later than the chair, who may want to say it in their own words. */
const ROOMS_LATER_MINUTES = 1;

const boxOf = (meeting: Meeting, topic: string): number =>
  meeting.stateOf(timeBoxes).boxes.get(topic) ?? topicById(meeting, topic)?.minutes ?? 0;

function topicMarks(meeting: Meeting): Mark[] {
  const { current, since: takenUp } = meeting.stateOf(topicsFeature);
  const since = [takenUp, meeting.stateOf(timeBoxes).since]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  const topic = topicById(meeting, current);
  const minutes = topic ? boxOf(meeting, topic.id) : 0;
  if (!topic || since === undefined || minutes === 0) return [];
  const say = timeBoxesMessages(meeting.group);
  const left = Math.floor(minutes / WARNED_PART);
  const mark = (name: string, after: number, words: string): Mark => ({
    name: `${topic.id} ${since} ${minutes} ${name}`,
    at: shiftMinutes(since, after),
    words,
  });
  const warning = left === 0 ? [] : [mark('warning', minutes - left, say.topicLeft(topic.title, left))];
  return [...warning, mark('end', minutes, say.topicOver(topic.title, minutes))];
}

function meetingMarks(meeting: Meeting): Mark[] {
  const { warn } = meeting.group.timeBoxes;
  const end = plannedEnd(meeting);
  if (end === undefined || warn === 0 || warn >= meeting.group.schedule.duration) return [];
  const say = timeBoxesMessages(meeting.group);
  return [
    { name: `meeting ${end} warning`, at: shiftMinutes(end, -warn), words: say.meetingLeft(warn) },
    { name: `meeting ${end} end`, at: end, words: say.meetingOver },
  ];
}

/** The same for the rooms, after the chair. */
const forRooms = (marks: readonly Mark[]): Mark[] =>
  marks.map((mark) => ({ ...mark, name: `rooms ${mark.name}`, at: shiftMinutes(mark.at, ROOMS_LATER_MINUTES) }));

/** The marks still to come; what was missed while Gavel wasn't running comes late, once. */
function open(meeting: Meeting): Mark[] {
  if (meeting.stateOf(lifecycleState).phase !== 'in session') return [];
  const marks = [...topicMarks(meeting), ...meetingMarks(meeting)];
  const all = meeting.group.timeBoxes.tell === 'rooms' ? [...marks, ...forRooms(marks)] : marks;
  const { told } = meeting.stateOf(timeBoxes);
  return all.filter(({ name }) => !told.includes(name)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** The chair hears it privately; a meeting that nobody chairs hears it together. */
function notices({ name, words }: Mark, meeting: Meeting): Notice[] {
  const message: Message = sayText(words);
  const { chair } = meeting.stateOf(rolesFeature);
  return name.startsWith('rooms ') || chair.length === 0 ? [{ message }] : chair.map((member) => ({ member, message }));
}

/** Of several that are due at once, the last one says what the others would have said. */
function tell(at: string, meeting: Meeting): Decided<Told> | undefined {
  const due = open(meeting).filter((mark) => mark.at <= at);
  const last = due.at(-1);
  return (
    last && {
      events: due.map(({ name }) => ({ type: 'time-boxes.told', at, mark: name })),
      notices: notices(last, meeting),
    }
  );
}

const timebox: Command<BoxEvent> = {
  verb: 'timebox',
  aliases: ['time-box'],
  usage: '/timebox MINUTES or /timebox off',
  help: (of) => timeBoxesMessages(of).help,
  who: 'chair',
  when: ['in session'],
  decide({ args, at }, meeting) {
    const say = timeBoxesMessages(meeting.group);
    const topic = topicById(meeting, meeting.stateOf(topicsFeature).current);
    if (!topic) return refuse(say.noTopic);
    if (/^(?:off|none|0)$/iu.test(args))
      return {
        events: [{ type: 'time-boxes.set', at, topic: topic.id, minutes: 0 }],
        answer: sayText(say.off(topic.title)),
      };
    const minutes = readMinuteCount(args);
    if (minutes === undefined) return wrongUsage(say.howMany(MOST_MINUTES));
    return {
      events: [{ type: 'time-boxes.set', at, topic: topic.id, minutes }],
      announce: sayText(say.set(topic.title, minutes)),
    };
  },
};

/** Time boxes, of the topics and of the whole meeting: quietly, to the chair first. */
export const timeBoxes: Feature<State, BoxEvent | MeetingStarted, BoxEvent> = {
  name: 'time-boxes',
  voided: (before) => before,
  initial: () => ({ boxes: Map(), told: [] }),
  commands: [timebox],
  evolve: {
    'time-boxes.set': (state, { topic, minutes, at }) => ({
      ...state,
      since: at,
      boxes: state.boxes.set(topic, minutes),
    }),
    'time-boxes.told': (state, { mark }) => ({ ...state, told: [...state.told, mark] }),
    // A topic that was taken up while people gathered has its time from the start on.
    'lifecycle.started': (state, { at }) => ({ ...state, since: at }),
  },
  wakeAt: (meeting) => open(meeting)[0]?.at,
  onTimer: tell,
};
