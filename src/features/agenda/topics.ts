import type { Carried } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Feature, Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { topicSections, type TopicSection } from '../../minutes/format.ts';

/** A place for entries: a section of its own, a topic of a section, or a subtopic. */
export interface Topic {
  readonly id: string;
  /** The id of the section of the format in which it stands. */
  readonly section: string;
  readonly title: string;
  readonly url?: string | undefined;
  /** The topic above, for subtopics. */
  readonly parent?: string | undefined;
  /** True where the section itself is the topic, and its heading the title. */
  readonly whole: boolean;
  /** Its time box from the format, in minutes. */
  readonly minutes?: number | undefined;
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
export type TopicEvent = Added | TakenUp;

interface Topics {
  readonly all: readonly Topic[];
  readonly current?: string;
}

/** The topics that always stand, from the group's format. */
const standing = (group: Group): Topic[] =>
  topicSections(group.format).flatMap(({ id, section }): Topic[] =>
    section.kind === 'topics'
      ? section.topics.map((topic, i) => ({ id: `${id}/${i + 1}`, section: id, ...topic, whole: false }))
      : [{ id, section: id, title: section.heading, whole: true }],
  );

const carry = (state: Topics, { topics: carried }: Carried): Topics => {
  const known = new Set(state.all.map(({ id }) => id));
  const added = carried.filter(({ id }) => !known.has(id)).map((topic) => ({ ...topic, whole: false }));
  return { ...state, all: [...state.all, ...added] };
};

/** What there is to talk about, and what is talked about now. */
export const topics: Feature<Topics, TopicEvent | Carried> = {
  name: 'topics',
  initial: (group) => ({ all: standing(group) }),
  on: {
    'topics.added': (state, { topic }) => ({ ...state, all: [...state.all, topic] }),
    'topics.taken-up': (state, { topic }) => ({ ...state, current: topic }),
    'agenda.carried': carry,
  },
};

/** A topic with its place on the agenda. */
export interface Numbered extends Topic {
  /** What `/topic N` takes: topics count from 1, subtopics do not count. */
  readonly number?: number;
  readonly depth: number;
}

/** The agenda in the order of the minutes: section by section, each topic before its subtopics. */
export function ordered(meeting: Meeting): Numbered[] {
  const { all } = meeting.of(topics);
  const below = (parent: string, depth: number): Numbered[] =>
    all
      .filter((topic) => topic.parent === parent)
      .flatMap((topic) => [{ ...topic, depth }, ...below(topic.id, depth + 1)]);
  const inOrder = topicSections(meeting.group.format).flatMap(({ id }) =>
    all.filter(({ section, parent }) => section === id && parent === undefined),
  );
  return inOrder.flatMap((topic, i) => [{ ...topic, number: i + 1, depth: 0 }, ...below(topic.id, 1)]);
}

export const topicById = (meeting: Meeting, id: string | undefined): Topic | undefined =>
  meeting.of(topics).all.find((topic) => topic.id === id);

/** The subtopics right under a topic. */
export const subtopicsOf = (meeting: Meeting, id: string): Topic[] =>
  meeting.of(topics).all.filter(({ parent }) => parent === id);

/** The section in which new topics are put: the last one that lists topics, else the last that holds entries. */
export function sectionForNew(group: Group): { readonly id: string; readonly section: TopicSection } | undefined {
  const sections = topicSections(group.format);
  return sections.findLast(({ section }) => section.kind === 'topics') ?? sections.at(-1);
}

/** Where a line is recorded now: the current topic, or the agenda's first before any was taken up. */
export const currentTopic = (meeting: Meeting): Topic | undefined =>
  topicById(meeting, meeting.of(topics).current) ?? ordered(meeting)[0];

/** The topic to which a subtopic belongs in the end. */
export function rootTopic(meeting: Meeting, topic: Topic): Topic {
  const above = topicById(meeting, topic.parent);
  return above ? rootTopic(meeting, above) : topic;
}
