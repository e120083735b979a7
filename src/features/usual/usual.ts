import { similarIndex } from '../../archive/similar.ts';
import type { Event } from '../../meeting/event.ts';
import type { Feature, Meeting } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { topicById, type Topic, type TopicEvent } from '../../meeting/topics.ts';

/** A topic as a heading of minutes: its section of the format, and its title after those above it. */
export interface StoodTopic {
  readonly section: string;
  readonly path: readonly string[];
}

/** The topics in the minutes of one meeting. */
export interface StoodTopics {
  readonly topics: readonly StoodTopic[];
}

/** Which topics stood in the last minutes: all that's known, each time. */
interface UsualTold extends Event {
  readonly type: 'usual.told';
  /** Oldest first. */
  readonly meetings: readonly StoodTopics[];
}
/** A topic is usual no more, until it stands in minutes again. */
export interface UsualDropped extends Event, StoodTopic {
  readonly type: 'usual.dropped';
  readonly by: PersonKey;
}
export type UsualEvent = UsualTold | UsualDropped;

type TopicRemoved = Extract<TopicEvent, { readonly type: 'topics.removed' }>;

interface UsualTopics {
  readonly meetings: readonly StoodTopics[];
  /** What was dropped in this meeting. */
  readonly dropped: readonly StoodTopic[];
  /** The ids of topics that somebody took off this agenda. */
  readonly removed: readonly string[];
}

const numbersIn = (title: string): string => (title.match(/\p{N}+/gu) ?? []).join(' ');

/** Whether titles are the same but for slips; another date or version is another topic. */
const isSameTitle = (one: string, other: string): boolean =>
  numbersIn(one) === numbersIn(other) && similarIndex([[one, true]]).find(other) !== undefined;

export const isSameTopic = (one: StoodTopic, other: StoodTopic): boolean =>
  one.section === other.section &&
  one.path.length === other.path.length &&
  one.path.every((title, i) => isSameTitle(title, other.path[i] ?? ''));

const stoodIn = ({ topics }: StoodTopics, topic: StoodTopic): boolean => topics.some((one) => isSameTopic(one, topic));

/** Minutes as if a topic hadn't stood in them. */
const without = ({ topics }: StoodTopics, gone: readonly StoodTopic[]): StoodTopics => ({
  topics: topics.filter((topic) => !gone.some((one) => isSameTopic(one, topic))),
});

/** Topics that stand on the agenda because they stood in the last minutes. */
export const usualState: Feature<UsualTopics, UsualEvent | TopicRemoved> = {
  name: 'usual',
  initial: () => ({ meetings: [], dropped: [], removed: [] }),
  voided: (before) => before,
  evolve: {
    'usual.told': (state, { meetings }) => ({
      ...state,
      meetings: meetings.map((one) => without(one, state.dropped)),
    }),
    'usual.dropped': ({ meetings, dropped, removed }, { section, path }) => ({
      meetings: meetings.map((one) => without(one, [{ section, path }])),
      dropped: [...dropped, { section, path }],
      removed,
    }),
    'topics.removed': (state, { topic }) => ({ ...state, removed: [...state.removed, topic] }),
  },
};

/** So many minutes are remembered, whatever the format says now. */
const MOST_REMEMBERED = 10;

/**
 * The topics of the last minutes, with what is known of those before them.
 * @param stood the topics in the last minutes
 * @param before the meeting of those minutes
 * @param earlier those of earlier minutes, oldest first, if no meeting is known
 */
export function rememberedTopics(
  stood: readonly StoodTopic[],
  before: Meeting | undefined,
  earlier: readonly StoodTopics[],
): readonly StoodTopics[] {
  const known = before?.stateOf(usualState);
  const last = without({ topics: stood }, known?.dropped ?? []);
  return [...(known?.meetings ?? earlier), last].slice(-MOST_REMEMBERED);
}

/**
 * Whether a topic stood in each of the last minutes, and nobody has dropped it since.
 * @param meetings oldest first
 */
export function isUsualTopic(topic: StoodTopic, meetings: readonly StoodTopics[], next: Meeting): boolean {
  const { usual } = next.group.format.carry;
  const last = meetings.slice(-usual);
  const isDropped = next.stateOf(usualState).dropped.some((one) => isSameTopic(one, topic));
  return last.length === usual && usual > 0 && !isDropped && last.every((one) => stoodIn(one, topic));
}

/** Whether somebody has taken a topic off this agenda already. */
export const wasRemoved = (id: string, next: Meeting): boolean => next.stateOf(usualState).removed.includes(id);

/** A topic of the agenda as a heading of minutes. */
export function asHeading(topic: Topic, meeting: Meeting): StoodTopic {
  const above = topicById(meeting, topic.parent);
  // The section that is a topic itself has no title of its own in the minutes.
  const before = above && !above.whole ? asHeading(above, meeting).path : [];
  return { section: topic.section, path: [...before, topic.title] };
}

/** Whether a topic stood in minutes that are remembered. */
export const isRemembered = (topic: Topic, meeting: Meeting): boolean =>
  meeting.stateOf(usualState).meetings.some((one) => stoodIn(one, asHeading(topic, meeting)));

/** Whether a topic is on the agenda only because it usually is. */
export const isUsual = ({ usual }: Topic): boolean => usual === true;
