import { clean } from '../../meeting/clean.ts';
import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import { enumerate, text as line } from '../../meeting/message.ts';
import { item, list, paragraph, text } from '../../minutes/build.ts';
import { link, phrasing } from '../../minutes/phrasing.ts';
import { writeMarkdown } from '../../minutes/write.ts';
import { sectionForNew, topics, type Topic, type TopicEvent } from '../agenda/topics.ts';
import { reviewState } from '../review/state.ts';
import { issues, type IssueEvent } from './issues.ts';

/** An issue or a pull request that bears the group's label. */
export interface Labelled {
  readonly number: number;
  readonly title: string;
  readonly url: string;
}

/** Puts issues on the agenda that do not stand there yet, each as a topic with its link. */
export function placing(
  found: readonly Labelled[],
  meeting: Meeting,
  at: string,
): Decided<IssueEvent | TopicEvent> | undefined {
  const section = sectionForNew(meeting.group)?.id;
  if (section === undefined) return undefined;
  const known = meeting.of(issues).topics;
  const placed = found
    .filter(({ number }) => !known.has(number))
    .map(({ number, title, url }) => {
      // One that was carried over from the last minutes stands there already.
      const there = meeting.of(topics).all.find((topic) => topic.url === url);
      const topic: Topic = there ?? {
        id: `${section}/issue-${number}`,
        section,
        title: clean(title),
        url,
        whole: false,
      };
      return { number, topic, fresh: there === undefined };
    });
  if (placed.length === 0) return undefined;
  const events = placed.flatMap(({ number, topic, fresh }): (IssueEvent | TopicEvent)[] => [
    ...(fresh ? [{ type: 'topics.added', at, topic } as const] : []),
    { type: 'issues.placed', at, issue: number, topic: topic.id },
  ]);
  const fresh = placed.filter((one) => one.fresh).map(({ topic }) => ({ link: topic.url ?? '', text: topic.title }));
  return {
    events,
    ...(fresh.length === 0 ? {} : { announce: { lines: [line('On the next agenda: ', ...enumerate(fresh), '.')] } }),
  };
}

/** What is to be put on an issue that was discussed. */
export interface Conclusion {
  readonly issue: number;
  readonly key: string;
  readonly text: string;
}

/** The issues that were discussed in a meeting, once its minutes are proposed. Those that were not keep their label. */
export function toConclude(meeting: Meeting): Conclusion[] {
  const { proposal } = meeting.of(reviewState);
  const { topics: placed, concluded } = meeting.of(issues);
  if (!proposal) return [];
  return [...placed]
    .filter(([issue]) => !concluded.includes(issue))
    .flatMap(([issue, topic]) => {
      const said = entriesUnder(meeting, topic);
      // What was only put on the agenda was not said.
      return said.every(({ kind }) => kind === 'point')
        ? []
        : [{ issue, key: `${meeting.id}/${issue}`, text: conclusion(said, meeting) }];
    });
}

export const concluded = (issue: number, at: string): IssueEvent => ({ type: 'issues.concluded', at, issue });

function conclusion(said: readonly Entry[], meeting: Meeting): string {
  const { proposal } = meeting.of(reviewState);
  const page = proposal?.url;
  const where = page === undefined ? [text(proposal?.label ?? '')] : [link(page, proposal?.label ?? page)];
  const children = [
    paragraph(text(`${meeting.group.name} discussed this; from the minutes in `), ...where, text(':')),
    list(said.map((entry) => item([text(kindOf(entry, meeting)), ...phrasing(entry.text)]))),
  ];
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}

const KINDS: Readonly<Partial<Record<Entry['kind'], string>>> = {
  agreed: 'Agreed: ',
  rejected: 'Rejected: ',
  action: 'Action: ',
  motion: 'Vote: ',
};

function kindOf({ kind, owners }: Entry, meeting: Meeting): string {
  const who = owners.map((key) => label(meeting, key).replace(/^@/u, '')).join(', ');
  return `${KINDS[kind] ?? ''}${who === '' ? '' : `${who}: `}`;
}
