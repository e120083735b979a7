import { topicSections, type TopicSection } from '../minutes/format.ts';
import { minutesMessages } from '../minutes/messages.ts';
import { isHidden, type EmbargoCarried, type EmbargoState } from './embargo.ts';
import type { AgendaCarried } from './entry.ts';
import type { Event } from './event.ts';
import type { Feature, Meeting } from './feature.ts';
import type { Group } from './group.ts';
import { joinedKey, type PersonJoined } from './link.ts';
import type { PersonKey } from './member.ts';

/** A place for entries: a section of its own, a topic of a section, or a subtopic. */
export interface Topic {
  readonly id: string;
  /** The id of its section in the format. */
  readonly section: string;
  readonly title: string;
  readonly url?: string | undefined;
  /** The topic above, for subtopics. */
  readonly parent?: string | undefined;
  /** True if the section itself is the topic, and its heading the title. */
  readonly whole: boolean;
  /** Its time box from the format, in minutes. */
  readonly minutes?: number | undefined;
  /** Who put it on the agenda before it was taken up: it stays on the next one until it was taken up. */
  readonly by?: PersonKey | undefined;
  /** Its title was typed in passing, perhaps by mistake: the minutes leave it out while nothing is under it. */
  readonly ifEmpty?: 'left out' | undefined;
  /** It stands on the agenda only because it stood in the last minutes. */
  readonly usual?: true | undefined;
}

interface Added extends Event {
  readonly type: 'topics.added';
  readonly topic: Topic;
}
interface TakenUp extends Event {
  readonly type: 'topics.taken-up';
  /** The topic that is discussed from now on. */
  readonly topic: string;
}
/** A topic is off the agenda, with the subtopics under it. */
interface Removed extends Event {
  readonly type: 'topics.removed';
  readonly topic: string;
}
interface Renamed extends Event {
  readonly type: 'topics.renamed';
  readonly topic: string;
  readonly title: string;
}
/** Where a topic is on the agenda. */
export interface TopicPosition {
  readonly section: string;
  readonly parent?: string | undefined;
  /** The topic right before it at the same place; it's the first one if there is none. */
  readonly after?: string | undefined;
}
/** A topic is somewhere else on the agenda now, with everything under it. */
interface Moved extends Event, TopicPosition {
  readonly type: 'topics.moved';
  readonly topic: string;
  readonly by: PersonKey;
}
export type TopicEvent = Added | TakenUp | Removed | Renamed | Moved;

interface Topics {
  readonly all: readonly Topic[];
  readonly current?: string | undefined;
  /** When the current one was taken up, or taken up again because the one after it was removed. */
  readonly since?: string | undefined;
  /** Those that were taken up, the last one last. */
  readonly visited: readonly string[];
  /** Where topics were before they were moved last, by id. */
  readonly cameFrom: ReadonlyMap<string, TopicPosition>;
}

/** The standing topics, from the group's format. */
const standing = (group: Group): Topic[] =>
  topicSections(group.format).flatMap(({ id, section }): Topic[] =>
    section.kind === 'topics'
      ? section.topics.map((topic, i) => ({ id: `${id}/${i + 1}`, section: id, ...topic, whole: false }))
      : [{ id, section: id, title: section.heading, whole: true }],
  );

const isBeside =
  ({ section, parent }: Pick<Topic, 'section' | 'parent'>) =>
  (other: Topic): boolean =>
    other.section === section && other.parent === parent;

/** A topic among all after another one; first at its place if that's undefined, last if it isn't there. */
function placedAfter(all: readonly Topic[], topic: Topic, after: string | undefined): readonly Topic[] {
  const index = after === undefined ? all.findIndex(isBeside(topic)) : all.findIndex(({ id }) => id === after) + 1;
  const isKnown = after === undefined ? index >= 0 : index > 0;
  return isKnown ? all.toSpliced(index, 0, topic) : [...all, topic];
}

/** Adds what was carried over, where it stood in the minutes. */
const carry = (state: Topics, { topics: carried }: Pick<AgendaCarried, 'topics'>): Topics => {
  const known = new Set(state.all.map(({ id }) => id));
  const all = carried
    .filter(({ id }) => !known.has(id))
    .reduce<readonly Topic[]>((before, { follows, ...rest }) => {
      const topic: Topic = { ...rest, whole: false };
      return follows === undefined
        ? [...before, topic]
        : placedAfter(before, topic, follows === '' ? undefined : follows);
    }, state.all);
  return { ...state, all };
};

const takeUp = (state: Topics, { topic, at }: TakenUp): Topics => ({
  ...state,
  current: topic,
  since: at,
  visited: [...state.visited.filter((id) => id !== topic), topic],
});

/** A topic and all below it, by their ids. */
function withBelow(all: readonly Topic[], id: string): string[] {
  const below = all.filter(({ parent }) => parent === id);
  return [id, ...below.flatMap((topic) => withBelow(all, topic.id))];
}

/** Which topics there are, and which were taken up. */
type WhichTopics = Pick<Topics, 'all' | 'current' | 'visited'>;

/** The topics without one and those below it. If it was the current one, the one before it is taken up again. */
export function topicsWithout({ all, current, visited }: WhichTopics, topic: string): WhichTopics {
  const gone = new Set(withBelow(all, topic));
  const still = visited.filter((id) => !gone.has(id));
  return {
    all: all.filter(({ id }) => !gone.has(id)),
    current: current !== undefined && gone.has(current) ? still.at(-1) : current,
    visited: still,
  };
}

function remove(state: Topics, { topic, at }: Removed): Topics {
  const left = topicsWithout(state, topic);
  return { ...state, ...left, since: left.current === state.current ? state.since : at };
}

const positionOf = (topic: Topic, { all }: Topics): TopicPosition => {
  const beside = all.filter(isBeside(topic));
  return { section: topic.section, parent: topic.parent, after: beside[beside.indexOf(topic) - 1]?.id };
};

/** A topic, and those below it, somewhere else among all; last at its place if the one before it isn't there any more. */
function move(state: Topics, { topic: id, section, parent, after }: Moved): Topics {
  const topic = state.all.find((one) => one.id === id);
  const within = withBelow(state.all, id);
  if (!topic || (parent !== undefined && within.includes(parent))) return state;
  const placed = { ...topic, section, parent };
  const rest = state.all
    .filter((one) => one.id !== id)
    .map((one) => (within.includes(one.id) ? { ...one, section } : one));
  const all = placedAfter(rest, placed, after);
  return { ...state, all, cameFrom: new Map([...state.cameFrom, [id, positionOf(topic, state)]]) };
}

const change = (state: Topics, how: (topic: Topic) => Topic): Topics => ({ ...state, all: state.all.map(how) });

/** A topic under embargo is there without its title and its link. The group's configuration gives titles that aren't secret. */
function coverTopics(state: Topics, embargo: EmbargoState, group: Group): Topics {
  const title = minutesMessages(group).embargoedTopic;
  const known = new Set(standing(group).map(({ id }) => id));
  return change(state, (topic) => {
    if (known.has(topic.id) || !isHidden(embargo, { topic: topic.id })) return topic;
    const { url: _url, ...rest } = topic;
    return { ...rest, title };
  });
}

/** What there is to talk about, and what is talked about now. */
export const topicsFeature: Feature<Topics, TopicEvent | AgendaCarried | EmbargoCarried | PersonJoined, TopicEvent> = {
  name: 'topics',
  voided: (before) => before,
  covered: coverTopics,
  initial: (group) => ({ all: standing(group), visited: [], cameFrom: new Map() }),
  evolve: {
    'topics.added': (state, { topic }) => ({ ...state, all: [...state.all, topic] }),
    'topics.taken-up': takeUp,
    'topics.removed': remove,
    'topics.renamed': (state, { topic, title }) => change(state, (one) => (one.id === topic ? { ...one, title } : one)),
    'topics.moved': move,
    'agenda.carried': carry,
    'embargo.carried': carry,
    'links.joined': (state, joined) =>
      change(state, (one) => (one.by === undefined ? one : { ...one, by: joinedKey(one.by, joined) })),
  },
};

/** A topic with its place on the agenda. */
export interface NumberedTopic extends Topic {
  /** What `/topic N` takes: topics count from 1, subtopics do not count. */
  readonly number?: number;
  /** Its number with those above it: `2.1` is the first subtopic of topic 2. */
  readonly place: string;
  readonly depth: number;
}

/** The agenda in the order of the minutes: section by section, each topic before its subtopics. */
export function topicsInOrder(meeting: Meeting): NumberedTopic[] {
  const { all } = meeting.stateOf(topicsFeature);
  const below = (parent: string, above: string, depth: number): NumberedTopic[] =>
    all
      .filter((topic) => topic.parent === parent)
      .flatMap((topic, i) => {
        const place = `${above}.${i + 1}`;
        return [{ ...topic, place, depth }, ...below(topic.id, place, depth + 1)];
      });
  const inOrder = topicSections(meeting.group.format).flatMap(({ id }) =>
    all.filter(({ section, parent }) => section === id && parent === undefined),
  );
  return inOrder.flatMap((topic, i) => {
    const place = String(i + 1);
    return [{ ...topic, number: i + 1, place, depth: 0 }, ...below(topic.id, place, 1)];
  });
}

/** Where a topic is on the agenda. */
export const positionOfTopic = (topic: Topic, meeting: Meeting): TopicPosition => {
  const state = meeting.stateOf(topicsFeature);
  return positionOf(state.all.find(({ id }) => id === topic.id) ?? topic, state);
};

export const topicById = (meeting: Meeting, id: string | undefined): Topic | undefined =>
  meeting.stateOf(topicsFeature).all.find((topic) => topic.id === id);

/** The subtopics right under a topic. */
export const subtopicsOf = (meeting: Meeting, id: string): Topic[] =>
  meeting.stateOf(topicsFeature).all.filter(({ parent }) => parent === id);

/** The section in which new topics are put: the last one that lists topics, else the last that is one, or has events. */
export function sectionForNew(group: Group): { readonly id: string; readonly section: TopicSection } | undefined {
  const sections = topicSections(group.format);
  return (
    sections.findLast(({ section }) => section.kind === 'topics') ??
    sections.findLast(({ section }) => section.kind === 'topic') ??
    sections.at(-1)
  );
}

/** Every topic below one, at any depth, each before those below it. */
export const allBelow = (meeting: Meeting, id: string): Topic[] =>
  subtopicsOf(meeting, id).flatMap((topic) => [topic, ...allBelow(meeting, topic.id)]);

/** Whether a topic is on the agenda of each meeting, by the group's format. */
export const isStanding = ({ id }: Topic, { group }: Meeting): boolean => standing(group).some((one) => one.id === id);

/** Where a line is recorded now: the current topic, or the agenda's first before any was taken up. */
export const currentTopic = (meeting: Meeting): Topic | undefined =>
  topicById(meeting, meeting.stateOf(topicsFeature).current) ?? topicsInOrder(meeting)[0];

/** The topic to which a subtopic belongs in the end. */
export function rootTopic(meeting: Meeting, topic: Topic): Topic {
  const above = topicById(meeting, topic.parent);
  return above ? rootTopic(meeting, above) : topic;
}
