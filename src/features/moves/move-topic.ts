import { refuse, type Decided, type Meeting, type Refusal, type TypedCommand } from '../../meeting/feature.ts';
import { code, sayText } from '../../meeting/message.ts';
import {
  allBelow,
  isStanding,
  positionOfTopic,
  subtopicsOf,
  topicById,
  topicsFeature,
  type Topic,
  type TopicEvent,
  type TopicPosition,
} from '../../meeting/topics.ts';
import { proposedAgain, approvalsAgain } from '../review/propose-again.ts';
import { mayLead } from '../roles/roles.ts';
import { movesMessages } from './messages.ts';
import { namedTopic } from './named-topic.ts';
import type { TypedMove } from './read-move.ts';

interface TopicTarget {
  readonly to: TopicPosition;
  readonly where: string;
}

const isWithin = (inner: Topic, outer: Topic, meeting: Meeting): boolean =>
  [outer, ...allBelow(meeting, outer.id)].some(({ id }) => id === inner.id);

/** A standing topic is found again by its place in the format: it stays a topic of its section. */
const leavesItsPlace = (topic: Topic, to: TopicPosition, meeting: Meeting): boolean =>
  isStanding(topic, meeting) && (to.parent !== undefined || to.section !== topic.section);

function besideTopic(topic: Topic, { way, where }: TypedMove, meeting: Meeting): TopicTarget | Refusal {
  const say = movesMessages(meeting.group);
  const other = namedTopic(where, meeting);
  if ('refuse' in other) return other;
  if (isWithin(other, topic, meeting)) return refuse(say.topicIntoItself(topic.title));
  const { id, section, parent } = other;
  if (way === 'under') {
    const after = subtopicsOf(meeting, id).findLast((one) => one.id !== topic.id)?.id;
    return { to: { section, parent: id, after }, where: say.underTopic(other.title) };
  }
  if (other.whole) return refuse(say.isSection(other.title));
  if (way === 'after') return { to: { section, parent, after: id }, where: say.afterTopic(other.title) };
  const before = positionOfTopic(other, meeting).after;
  const after = before === topic.id ? positionOfTopic(topic, meeting).after : before;
  return { to: { section, parent, after }, where: say.beforeTopic(other.title) };
}

/** Where it was before, if that is still there. */
function backAgain(topic: Topic, meeting: Meeting): TopicTarget | Refusal {
  const say = movesMessages(meeting.group);
  const to = meeting.stateOf(topicsFeature).cameFrom.get(topic.id);
  if (!to) return refuse(say.neverMoved(say.theTopic(topic.title)));
  const above = topicById(meeting, to.parent);
  if (to.parent !== undefined && (!above || isWithin(above, topic, meeting)))
    return refuse(say.placeGone(say.theTopic(topic.title)));
  return { to, where: say.backAgain };
}

/** A topic that the words mean, with all that is left of them; or why none is meant. */
export interface MeantMove {
  readonly topic: Topic;
  readonly move: TypedMove | undefined;
}

/** Moves a topic, with everything under it. @param move undefined if it goes back where it was */
export function moveTopic(
  { topic, move }: MeantMove,
  { by, at }: TypedCommand,
  meeting: Meeting,
): Decided<TopicEvent> | Refusal {
  const say = movesMessages(meeting.group);
  if (!mayLead(by, meeting)) return refuse(say.onlyLeading);
  if (topic.whole) return refuse(say.isSection(topic.title));
  const target = move ? besideTopic(topic, move, meeting) : backAgain(topic, meeting);
  if ('refuse' in target) return target;
  const { to, where } = target;
  if (leavesItsPlace(topic, to, meeting)) return refuse(say.staysInSection(topic.title));
  const now = positionOfTopic(topic, meeting);
  if (now.section === to.section && now.parent === to.parent && now.after === to.after)
    return { events: [], answer: sayText(say.isThere(say.theTopic(topic.title))) };
  const undo = code(`/move "${topic.title}" back`);
  return {
    events: [{ type: 'topics.moved', at, topic: topic.id, ...to, by: by.key }],
    announce: sayText(...say.movedTopic(by.label, topic.title, where, undo), approvalsAgain(meeting)),
    ...proposedAgain(meeting),
  };
}
