import { cleanText, shortenText } from '../../meeting/clean-text.ts';
import { entriesFeature, type EntryBoxed, type Entry } from '../../meeting/entry.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { uncalledName } from '../../meeting/guests.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { sayText } from '../../meeting/message.ts';
import { paragraphNode, textNode } from '../../minutes/build.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { writeMarkdown } from '../../minutes/write.ts';
import { dueDay } from '../due/due.ts';
import { proposalNode, reviewState } from '../review/state.ts';
import { issuesFeature, type IssueEvent, type IssueLinked } from './issues.ts';
import { issuesMessages } from './messages.ts';

/** An action that needs an issue. */
export interface WantedIssue {
  readonly entry: number;
  readonly key: string;
  /** When the meeting began: no issue of its actions is older. */
  readonly since: string;
  readonly title: string;
  readonly body: string;
  readonly owners: readonly string[];
}

/** The new actions of a meeting that have no issue yet, once its minutes are proposed. */
export function toOpen(meeting: Meeting): WantedIssue[] {
  const { proposal } = meeting.stateOf(reviewState);
  const { begun } = meeting.stateOf(lifecycleState);
  if (!meeting.group.issues.actions || !proposal || begun === undefined) return [];
  const { actions } = meeting.stateOf(issuesFeature);
  return [...meeting.stateOf(entriesFeature).byNumber.values()]
    .filter(
      ({ kind, box, since, number }) =>
        kind === 'action' && box === 'open' && since === undefined && !actions.has(number),
    )
    .toSorted((a, b) => a.number - b.number)
    .map((entry) => ({
      entry: entry.number,
      key: `${meeting.id}#${entry.number}`,
      since: begun,
      title: shortenText(cleanText(entry.text), 120),
      body: bodyOf(entry, meeting),
      owners: entry.owners,
    }));
}

function bodyOf(entry: Entry, meeting: Meeting): string {
  const { text: task, owners, number } = entry;
  const due = dueDay(entry, meeting);
  const { proposal } = meeting.stateOf(reviewState);
  const from = proposal ? [proposalNode(proposal)] : [];
  const who = owners.map((key) => uncalledName(meeting, key)).join(', ');
  const say = issuesMessages(meeting.group);
  const children = [
    paragraphNode(...phrasingOf(task)),
    ...(who === '' ? [] : [paragraphNode(textNode(say.owner(who)))]),
    ...(due === undefined ? [] : [paragraphNode(textNode(say.due(due)))]),
    paragraphNode(textNode(say.action(number, meeting.group.name)), ...from),
  ];
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}

export const issueOpened = (entry: number, { issue, url }: { issue: number; url: string }, at: string): IssueEvent => ({
  type: 'issues.opened',
  at,
  entry,
  issue,
  url,
});

/** The issues of actions that the next meeting has carried over: it goes on with them. */
export function inheritedIssues(before: Meeting, meeting: Meeting, at: string): IssueEvent[] {
  const known = meeting.stateOf(issuesFeature).actions;
  const { byNumber } = meeting.stateOf(entriesFeature);
  return [...before.stateOf(issuesFeature).actions].flatMap(([entry, { issue, url }]) =>
    byNumber.has(entry) && !known.has(entry) ? [issueOpened(entry, { issue, url }, at)] : [],
  );
}

/** An action that is an issue as well: their numbers. */
export interface LinkedAction {
  readonly entry: number;
  readonly issue: number;
}

/** Actions that are issues as well. */
export const linkedActions = (meeting: Meeting): LinkedAction[] =>
  [...meeting.stateOf(issuesFeature).actions].flatMap(([entry, { issue }]) =>
    meeting.stateOf(entriesFeature).byNumber.has(entry) ? [{ entry, issue }] : [],
  );

/** Those that somebody ticked, unticked or took out in a meeting, and that the one after it has not carried over. */
export const leftBehind = (before: Meeting, meeting: Meeting): LinkedAction[] =>
  [...before.stateOf(issuesFeature).actions].flatMap(([entry, { issue, wanted }]) =>
    wanted === undefined || meeting.stateOf(entriesFeature).byNumber.has(entry) ? [] : [{ entry, issue }],
  );

/** The changes that make an action and its issue agree. */
export interface IssueSettling {
  /** Open or close the issue. */
  readonly set?: boolean;
  readonly decided: Decided<IssueEvent | EntryBoxed>;
}

/** @param open whether the issue is open now; what people did to the action's box counts before it */
export function settleIssue(entry: number, open: boolean, meeting: Meeting, at: string): IssueSettling | undefined {
  const linked = meeting.stateOf(issuesFeature).actions.get(entry);
  if (!linked) return undefined;
  const { wanted } = linked;
  if (wanted !== undefined)
    return { ...(wanted === open ? {} : { set: wanted }), decided: { events: [seen(entry, wanted, at)] } };
  const found = meeting.withEmbargoed().stateOf(entriesFeature).byNumber.get(entry);
  if (!found) return undefined;
  // An issue that was closed ticks the action; only one that is opened again unticks it.
  const box = open ? 'open' : 'ticked';
  const followed = found.box !== box && (!open || !linked.open);
  if (followed) return { decided: followIssue(entry, open, linked, at, meeting) };
  return linked.open === open ? undefined : { decided: { events: [seen(entry, open, at)] } };
}

const seen = (entry: number, open: boolean, at: string): IssueEvent => ({ type: 'issues.seen', at, entry, open });

function followIssue(
  entry: number,
  open: boolean,
  { issue, url }: IssueLinked,
  at: string,
  { group }: Meeting,
): Decided<IssueEvent | EntryBoxed> {
  const box = open ? 'open' : 'ticked';
  const say = issuesMessages(group);
  const link = { link: url, text: say.issue(issue) };
  return {
    // The second event says that this box is the issue's doing, and not to be carried back to it.
    events: [{ type: 'entry.boxed', at, number: entry, box, by: `issue:${issue}` }, seen(entry, open, at)],
    announce: sayText(...(open ? say.openAgain(entry, link) : say.done(entry, link))),
  };
}
