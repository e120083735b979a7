import { enumerate } from '../../language/lists.ts';
import { cleanText } from '../../meeting/clean-text.ts';
import { isEmbargoed } from '../../meeting/embargo.ts';
import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { uncalledName } from '../../meeting/guests.ts';
import { textLine as line } from '../../meeting/message.ts';
import { sectionForNew, topicsFeature, type Topic, type TopicEvent } from '../../meeting/topics.ts';
import { itemNode, listNode, paragraphNode, textNode } from '../../minutes/build.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { writeMarkdown } from '../../minutes/write.ts';
import { proposalNode, reviewState } from '../review/state.ts';
import { issuesFeature, type IssueEvent } from './issues.ts';
import { issuesMessages } from './messages.ts';

/** An issue or a pull request with the group's label. */
export interface LabelledIssue {
  readonly number: number;
  readonly title: string;
  readonly url: string;
}

/** Puts issues on the agenda that aren't there yet, each as a topic with its link. */
export function placeIssues(
  found: readonly LabelledIssue[],
  meeting: Meeting,
  at: string,
): Decided<IssueEvent | TopicEvent> | undefined {
  const section = sectionForNew(meeting.group)?.id;
  if (section === undefined) return undefined;
  const known = meeting.stateOf(issuesFeature).topics;
  const placed = found
    .filter(({ number }) => !known.has(number))
    .map(({ number, title, url }) => {
      // One that was carried over from the last minutes is already there.
      const there = meeting
        .withEmbargoed()
        .stateOf(topicsFeature)
        .all.find((topic) => topic.url === url);
      const topic: Topic = there ?? {
        id: `${section}/issue-${number}`,
        section,
        title: cleanText(title),
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
    ...(fresh.length === 0
      ? {}
      : { announce: { lines: [line(...issuesMessages(meeting.group).onAgenda(enumerate(fresh, meeting.group)))] } }),
  };
}

/** The comment for an issue that was discussed. */
export interface IssueConclusion {
  readonly issue: number;
  readonly key: string;
  readonly text: string;
}

/** The issues that were discussed in a meeting, once its minutes are proposed. Those that were not keep their label. */
export function toConclude(meeting: Meeting): IssueConclusion[] {
  const { proposal } = meeting.stateOf(reviewState);
  const { topics: placed, concluded } = meeting.stateOf(issuesFeature);
  if (!proposal) return [];
  return (
    [...placed]
      // What is under embargo goes into no issue, not even that it was discussed.
      .filter(([issue, topic]) => !concluded.includes(issue) && !isEmbargoed({ topic }, meeting))
      .flatMap(([issue, topic]) => {
        const said = entriesUnder(meeting, topic).filter(({ number }) => !isEmbargoed({ entry: number }, meeting));
        // What was only put on the agenda wasn't said.
        return said.every(({ kind }) => kind === 'point')
          ? []
          : [{ issue, key: `${meeting.id}/${issue}`, text: conclusion(said, meeting) }];
      })
  );
}

export const issueConcluded = (issue: number, at: string): IssueEvent => ({ type: 'issues.concluded', at, issue });

function conclusion(said: readonly Entry[], meeting: Meeting): string {
  const { proposal } = meeting.stateOf(reviewState);
  const where = proposal ? [proposalNode(proposal)] : [];
  const children = [
    paragraphNode(textNode(issuesMessages(meeting.group).discussed(meeting.group.name)), ...where, textNode(':')),
    listNode(said.map((entry) => itemNode([textNode(kindOf(entry, meeting)), ...phrasingOf(entry.text)]))),
  ];
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}

function kindOf({ kind, owners }: Entry, meeting: Meeting): string {
  const who = owners.map((key) => uncalledName(meeting, key)).join(', ');
  const kinds: Readonly<Partial<Record<Entry['kind'], string>>> = issuesMessages(meeting.group).kinds;
  return `${kinds[kind] ?? ''}${who === '' ? '' : `${who}: `}`;
}
