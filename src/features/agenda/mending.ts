import { normalizeForMatch, shortenText } from '../../meeting/clean-text.ts';
import { isEmbargoed } from '../../meeting/embargo.ts';
import { entriesUnder } from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decided,
  type Meeting,
  type Refusal,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { headingLine, messageOf, textLine } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import {
  allBelow,
  isStanding,
  topicsInOrder,
  topicById,
  topicsFeature,
  topicsWithout,
  type Topic,
  type TopicEvent,
} from '../../meeting/topics.ts';
import { mayLead } from '../roles/roles.ts';
import { matchHeading, sameHeading } from './match.ts';
import { agendaMessages } from './messages.ts';
import { mainTopics, quotedTitle, takeUp, wrongTitle, writtenTitle } from './titles.ts';

/** Nobody reads more numbers than this. */
const MOST_NAMED = 5;

type Verb = 'remove' | 'rename';

const current = (meeting: Meeting): Topic | undefined => topicById(meeting, meeting.stateOf(topicsFeature).current);

function byNumber(number: number, meeting: Meeting): { readonly topic: Topic } | Refusal {
  const topic = mainTopics(meeting).find((one) => one.number === number);
  return topic ? { topic } : refuse(agendaMessages(meeting.group).noTopicNumber(number));
}

/** The topic that was named by its number or its words, or else the current one. */
function named(args: string, verb: Verb, meeting: Meeting): { readonly topic: Topic } | Refusal {
  const say = agendaMessages(meeting.group);
  const here = current(meeting);
  if (args === '') return here ? { topic: here } : wrongUsage(say.whichTopic);
  if (/^\d{1,4}$/u.test(args)) return byNumber(Number(args), meeting);
  const match = matchHeading(quotedTitle(args) ?? args, mainTopics(meeting), topicsInOrder(meeting));
  if ('one' in match) return { topic: match.one };
  if ('several' in match)
    return refuse(say.whichOne(match.several.map((topic) => writtenTitle(topic, meeting)).join(', ')));
  const words = shortenText(args, 40);
  return refuse(say.noTopicCalled(words, `/topic "${verb} ${words}"`));
}

/** Why a topic stays as it is, no matter who asks. */
const isFixed = (topic: Topic, meeting: Meeting): string | undefined =>
  isStanding(topic, meeting) ? agendaMessages(meeting.group).isStanding(topic.title) : undefined;

/** Why a topic stays on the agenda: nothing that was recorded goes with it. */
function keptBy(topic: Topic, meeting: Meeting): string | undefined {
  const places = [topic, ...allBelow(meeting, topic.id)];
  const numbers = places.flatMap(({ id }) => entriesUnder(meeting, id).map(({ number }) => `#${number}`));
  if (numbers.length === 0) return undefined;
  const more = numbers.length > MOST_NAMED ? ' …' : '';
  return agendaMessages(meeting.group).keptBy(topic.title, `${numbers.slice(0, MOST_NAMED).join(', ')}${more}`);
}

/** Where the meeting is once a topic is gone, if that is somewhere else. */
function instead(topic: Topic, meeting: Meeting): Topic | undefined {
  const now = meeting.stateOf(topicsFeature);
  const then = topicsWithout(now, topic.id);
  return then.current === now.current ? undefined : topicById(meeting, then.current);
}

/** `/topic rename the lamp`, if a topic is called that: then it's taken up, and no title changes. */
function takenUp(verb: Verb, { args, by, at }: TypedCommand, meeting: Meeting): Decided<TopicEvent> | undefined {
  if (meeting.stateOf(lifecycleState).phase === 'planned' || !mayLead(by, meeting)) return undefined;
  const called = topicsInOrder(meeting).filter(({ title }) => normalizeForMatch(title).startsWith(verb));
  const match = matchHeading(`${verb} ${args}`, called);
  return 'one' in match ? takeUp(match.one, at, meeting) : undefined;
}

function removed({ args, by, at }: TypedCommand, meeting: Meeting): Decided<TopicEvent> | Refusal {
  const found = named(args, 'remove', meeting);
  if ('refuse' in found) return found;
  const say = agendaMessages(meeting.group);
  const { topic } = found;
  const own = topic.by === by.key || mayLead(by, meeting);
  const notOwn = own ? undefined : say.notYours(topic.title);
  const why = isFixed(topic, meeting) ?? notOwn ?? keptBy(topic, meeting);
  if (why !== undefined) return refuse(why);
  const next = instead(topic, meeting);
  return {
    events: [{ type: 'topics.removed', at, topic: topic.id }],
    announce: messageOf(
      textLine(say.removed(by.label, topic.title)),
      ...(next ? [headingLine(say.topic(next.title))] : []),
    ),
  };
}

/** `N TITLE` names a topic of the agenda; without a number the current one is meant. */
function renaming(args: string, meeting: Meeting): { readonly topic: Topic; readonly title: string } | Refusal {
  const { number, rest = '' } = /^(?<number>\d{1,4})\s+(?<rest>\S.*)$/su.exec(args)?.groups ?? {};
  const numbered = mainTopics(meeting).find((topic) => String(topic.number) === number);
  if (numbered) return { topic: numbered, title: quotedTitle(rest) ?? rest };
  const found = named('', 'rename', meeting);
  return 'refuse' in found ? found : { topic: found.topic, title: quotedTitle(args) ?? args };
}

function renamed({ args, by, at }: TypedCommand, meeting: Meeting): Decided<TopicEvent> | Refusal {
  const say = agendaMessages(meeting.group);
  if (args === '') return wrongUsage(say.newName);
  const found = renaming(args, meeting);
  if ('refuse' in found) return found;
  const { topic, title } = found;
  const beside = meeting
    .stateOf(topicsFeature)
    .all.filter(({ id, parent }) => id !== topic.id && parent === topic.parent);
  const why = isFixed(topic, meeting) ?? wrongTitle(title, meeting.group);
  if (why !== undefined) return refuse(why);
  if (sameHeading(title, beside)) return refuse(say.nameTaken(title));
  return {
    events: [{ type: 'topics.renamed', at, topic: topic.id, title }],
    announce: messageOf(
      textLine(say.renamed(by.label, topic.title, isEmbargoed({ topic: topic.id }, meeting) ? topic.title : title)),
    ),
  };
}

export const topicRemove: Command<TopicEvent> = {
  verb: 'topic remove',
  usage: '/topic remove [N or TEXT]',
  help: (of) => agendaMessages(of).helpRemove,
  who: 'anyone',
  when: OPEN_PHASES,
  decide: (typed, meeting) => takenUp('remove', typed, meeting) ?? removed(typed, meeting),
};

export const topicRename: Command<TopicEvent> = {
  verb: 'topic rename',
  usage: '/topic rename [N] TEXT',
  help: (of) => agendaMessages(of).helpRename,
  who: 'chair',
  when: OPEN_PHASES,
  decide: (typed, meeting) => takenUp('rename', typed, meeting) ?? renamed(typed, meeting),
};
