import { normalizeForMatch, shortenText } from '../../meeting/clean-text.ts';
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
import { mainTopics, quotedTitle, takeUp, wrongTitle, writtenTitle } from './titles.ts';

/** More numbers than these are not read. */
const MOST_NAMED = 5;

type Verb = 'remove' | 'rename';

const current = (meeting: Meeting): Topic | undefined => topicById(meeting, meeting.stateOf(topicsFeature).current);

function byNumber(number: number, meeting: Meeting): { readonly topic: Topic } | Refusal {
  const topic = mainTopics(meeting).find((one) => one.number === number);
  return topic ? { topic } : refuse(`The agenda has no topic ${number}: /agenda shows them.`);
}

/** The topic that was named by its number or its words; the one that is discussed, if none was. */
function named(args: string, verb: Verb, meeting: Meeting): { readonly topic: Topic } | Refusal {
  const here = current(meeting);
  if (args === '') return here ? { topic: here } : wrongUsage('Which topic?');
  if (/^\d{1,4}$/u.test(args)) return byNumber(Number(args), meeting);
  const match = matchHeading(quotedTitle(args) ?? args, mainTopics(meeting), topicsInOrder(meeting));
  if ('one' in match) return { topic: match.one };
  if ('several' in match)
    return refuse(`Which one: ${match.several.map((topic) => writtenTitle(topic, meeting)).join(', ')}?`);
  const hint = `If that is a topic, quote it: /topic "${verb} ${shortenText(args, 40)}".`;
  return refuse(`There is no topic called "${shortenText(args, 40)}". ${hint}`);
}

/** Why a topic stays as it is, no matter who asks. */
const isFixed = (topic: Topic, meeting: Meeting): string | undefined =>
  isStanding(topic, meeting)
    ? `“${topic.title}” is on the agenda of each meeting: the group's configuration says so.`
    : undefined;

/** What keeps a topic on the agenda: nothing that was recorded goes with it. */
function keptBy(topic: Topic, meeting: Meeting): string | undefined {
  const places = [topic, ...allBelow(meeting, topic.id)];
  const numbers = places.flatMap(({ id }) => entriesUnder(meeting, id).map(({ number }) => `#${number}`));
  if (numbers.length === 0) return undefined;
  const more = numbers.length > MOST_NAMED ? ' …' : '';
  return `“${topic.title}” has ${numbers.slice(0, MOST_NAMED).join(', ')}${more} under it: take that out first, or /topic rename it.`;
}

/** Where the meeting is once a topic is gone, if that is somewhere else. */
function instead(topic: Topic, meeting: Meeting): Topic | undefined {
  const now = meeting.stateOf(topicsFeature);
  const then = topicsWithout(now, topic.id);
  return then.current === now.current ? undefined : topicById(meeting, then.current);
}

/** `/topic rename the lamp`, if a topic is called that: then it is taken up, and no title changes. */
function takenUp(verb: Verb, { args, by, at }: TypedCommand, meeting: Meeting): Decided<TopicEvent> | undefined {
  if (meeting.stateOf(lifecycleState).phase === 'planned' || !mayLead(by, meeting)) return undefined;
  const called = topicsInOrder(meeting).filter(({ title }) => normalizeForMatch(title).startsWith(verb));
  const match = matchHeading(`${verb} ${args}`, called);
  return 'one' in match ? takeUp(match.one, at, meeting) : undefined;
}

function removed({ args, by, at }: TypedCommand, meeting: Meeting): Decided<TopicEvent> | Refusal {
  const found = named(args, 'remove', meeting);
  if ('refuse' in found) return found;
  const { topic } = found;
  const own = topic.by === by.key || mayLead(by, meeting);
  const notOwn = own ? undefined : `Only a chair, the secretary or who put “${topic.title}” on the agenda can do that.`;
  const why = isFixed(topic, meeting) ?? notOwn ?? keptBy(topic, meeting);
  if (why !== undefined) return refuse(why);
  const next = instead(topic, meeting);
  return {
    events: [{ type: 'topics.removed', at, topic: topic.id }],
    announce: messageOf(
      textLine(`${by.label} removed “${topic.title}” from the agenda.`),
      ...(next ? [headingLine('Topic: ', next.title)] : []),
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
  if (args === '') return wrongUsage('What should it be called?');
  const found = renaming(args, meeting);
  if ('refuse' in found) return found;
  const { topic, title } = found;
  const beside = meeting
    .stateOf(topicsFeature)
    .all.filter(({ id, parent }) => id !== topic.id && parent === topic.parent);
  const why = isFixed(topic, meeting) ?? wrongTitle(title, meeting.group);
  if (why !== undefined) return refuse(why);
  if (sameHeading(title, beside)) return refuse(`There is a topic called “${title}” already.`);
  return {
    events: [{ type: 'topics.renamed', at, topic: topic.id, title }],
    announce: messageOf(textLine(`${by.label} renamed “${topic.title}” to “${title}”.`)),
  };
}

export const topicRemove: Command<TopicEvent> = {
  verb: 'topic remove',
  usage: '/topic remove [N or TEXT]',
  help: () => 'Takes a topic off the agenda if nothing stands under it: the current one, or the one that is named.',
  who: 'anyone',
  when: OPEN_PHASES,
  decide: (typed, meeting) => takenUp('remove', typed, meeting) ?? removed(typed, meeting),
};

export const topicRename: Command<TopicEvent> = {
  verb: 'topic rename',
  usage: '/topic rename [N] TEXT',
  help: () => 'Gives the current topic, or the one with the number, another title.',
  who: 'chair',
  when: OPEN_PHASES,
  decide: (typed, meeting) => takenUp('rename', typed, meeting) ?? renamed(typed, meeting),
};
