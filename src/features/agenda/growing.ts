import { cleanText, shortenText } from '../../meeting/clean-text.ts';
import type { EntryRecorded } from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decided,
  type Meeting,
  type Refusal,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import { isBeingHeld } from '../../meeting/lifecycle.ts';
import { writtenOut } from '../../meeting/mention.ts';
import { code, sayText } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { nextNumber, recordEntry } from '../../meeting/record-entry.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { sectionForNew, topicById, type Topic, type TopicEvent } from '../../meeting/topics.ts';
import { topicSections } from '../../minutes/format.ts';
import { creditedTitle, creditLine } from '../roles/credit.ts';
import { matchHeading, sameHeading } from './match.ts';
import { agendaMessages } from './messages.ts';
import { mainTopics, newTopic, quotedTitle, shownTitle, wrongTitle } from './titles.ts';
import { agendaMessage } from './view.ts';

type Outcome = Decided<EntryRecorded | TopicEvent> | Refusal;

/** `TOPIC: text`, if TOPIC is on the agenda. */
function underTopic(args: string, meeting: Meeting): { readonly topic: Topic; readonly said: string } | undefined {
  const colon = args.indexOf(': ');
  const match = colon > 0 ? matchHeading(args.slice(0, colon), mainTopics(meeting.withEmbargoed())) : undefined;
  return match && 'one' in match ? { topic: match.one, said: args.slice(colon + 2).trim() } : undefined;
}

/** Something to talk about under a topic. Nobody has to do it, so it has no box. */
function addPoint(topic: Topic, said: string, { at, by, chosen }: TypedCommand, meeting: Meeting): Outcome {
  const say = agendaMessages(meeting.group);
  if (cleanText(said) === '') return wrongUsage(say.addWhat);
  const line = creditLine(said, chosen?.said ?? by, meeting);
  const from = chosen && { said: chosen.said.key };
  const decided = recordEntry({ kind: 'point', topic: topic.id, ...line, ...from }, { by, at }, meeting);
  return 'refuse' in decided
    ? decided
    : { ...decided, answer: sayText(say.addedPoint(nextNumber(meeting), shownTitle(topic, meeting))) };
}

function addTopic(title: string, { at, by }: TypedCommand, meeting: Meeting): Outcome {
  const say = agendaMessages(meeting.group);
  if (title === '') return wrongUsage(say.addWhat);
  const there = sameHeading(title, mainTopics(meeting.withEmbargoed()));
  if (there) return { events: [], answer: sayText(say.alreadyThere(String(there.number))) };
  const section = sectionForNew(meeting.group)?.id;
  if (section === undefined) return refuse(say.noSection);
  const wrong = wrongTitle(title, meeting.group, 'agendaItem');
  if (wrong !== undefined) return refuse(wrong);
  const topic = newTopic(meeting, title, section, { by: by.key });
  const number = numberOfNew(section, meeting);
  const remove = code(`/topic remove ${number}`);
  return {
    events: [{ type: 'topics.added', at, topic }],
    // While the meeting is held, its message shows the new topic.
    ...(isBeingHeld(meeting)
      ? { answer: sayText(...say.added(number, remove)), sign: DONE_SIGN }
      : { announce: sayText(...say.addedBy(by.label, title, number, remove)) }),
  };
}

/** The number of a topic that is added to a section, after those already there. */
function numberOfNew(section: string, meeting: Meeting): number {
  const order = topicSections(meeting.group.format).map(({ id }) => id);
  const place = order.indexOf(section);
  return mainTopics(meeting).filter((topic) => order.indexOf(topic.section) <= place).length + 1;
}

function add(typed: TypedCommand, meeting: Meeting): Outcome {
  const { args, chosen } = typed;
  const topicChosen = topicById(meeting, chosen?.topic);
  if (topicChosen) return addPoint(topicChosen, args, typed, meeting);
  const title = creditedTitle(quotedTitle(args) ?? args, typed.by, meeting);
  const isAgain = mainTopics(meeting.withEmbargoed()).some((topic) => topic.title === writtenOut(title));
  const under = isAgain ? undefined : underTopic(args, meeting);
  return under ? addPoint(under.topic, under.said, typed, meeting) : addTopic(title, typed, meeting);
}

export const agendaCommand: Command<TopicEvent | EntryRecorded> = {
  verb: 'agenda',
  usage: '/agenda or /agenda add [TOPIC:] TEXT',
  help: (of) => agendaMessages(of).helpAgenda,
  who: 'anyone',
  when: OPEN_PHASES,
  privately: 'in a group',
  records: { label: (of) => agendaMessages(of).formLabel, owned: false },
  decide(typed, meeting) {
    if (typed.chosen) return add(typed, meeting);
    const words = /^add(?:\s+(?<rest>\S.*))?$/isu.exec(typed.args)?.groups;
    if (words) return add({ ...typed, args: words['rest'] ?? '' }, meeting);
    if (typed.args !== '') return refuse(agendaMessages(meeting.group).meantAdd(shortenText(typed.args, 40)));
    return { events: [], answer: agendaMessage(meeting) };
  },
};
