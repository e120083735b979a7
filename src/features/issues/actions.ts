import { clean, shorten } from '../../meeting/clean.ts';
import { entries, type Boxed, type Entry } from '../../meeting/entry.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import { say } from '../../meeting/message.ts';
import { paragraph, text } from '../../minutes/build.ts';
import { link, phrasing } from '../../minutes/phrasing.ts';
import { writeMarkdown } from '../../minutes/write.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { reviewState } from '../review/state.ts';
import { issues, type IssueEvent, type Linked } from './issues.ts';

/** An action for which an issue is to be opened. */
export interface Wanted {
  readonly entry: number;
  readonly key: string;
  /** When the meeting began: no issue of its actions is older. */
  readonly since: string;
  readonly title: string;
  readonly body: string;
  readonly owners: readonly string[];
}

/** The new actions of a meeting that have no issue yet, once its minutes are proposed. */
export function toOpen(meeting: Meeting): Wanted[] {
  const { proposal } = meeting.of(reviewState);
  const { begun } = meeting.of(lifecycle);
  if (!meeting.group.issues.actions || !proposal || begun === undefined) return [];
  const { actions } = meeting.of(issues);
  return [...meeting.of(entries).byNumber.values()]
    .filter(
      ({ kind, box, since, number }) =>
        kind === 'action' && box === 'open' && since === undefined && !actions.has(number),
    )
    .toSorted((a, b) => a.number - b.number)
    .map((entry) => ({
      entry: entry.number,
      key: `${meeting.id}#${entry.number}`,
      since: begun,
      title: shorten(clean(entry.text), 120),
      body: bodyOf(entry, meeting),
      owners: entry.owners,
    }));
}

function bodyOf({ text: task, owners, due, number }: Entry, meeting: Meeting): string {
  const { proposal } = meeting.of(reviewState);
  const page = proposal?.url;
  const from = page === undefined ? [text(proposal?.label ?? '')] : [link(page, proposal?.label ?? page)];
  const who = owners.map((key) => label(meeting, key).replace(/^@/u, '')).join(', ');
  const children = [
    paragraph(...phrasing(task)),
    ...(who === '' ? [] : [paragraph(text(`Owner: ${who}`))]),
    ...(due === undefined ? [] : [paragraph(text(`Due: ${due}`))]),
    paragraph(text(`Action #${number} of ${meeting.group.name}; from the minutes in `), ...from),
  ];
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}

export const opened = (entry: number, { issue, url }: { issue: number; url: string }, at: string): IssueEvent => ({
  type: 'issues.opened',
  at,
  entry,
  issue,
  url,
});

/** The issues of actions that the next meeting has carried over: it goes on with them. */
export function inherited(before: Meeting, meeting: Meeting, at: string): IssueEvent[] {
  const known = meeting.of(issues).actions;
  const { byNumber } = meeting.of(entries);
  return [...before.of(issues).actions].flatMap(([entry, { issue, url }]) =>
    byNumber.has(entry) && !known.has(entry) ? [opened(entry, { issue, url }, at)] : [],
  );
}

interface LinkedAction {
  readonly entry: number;
  readonly issue: number;
}

/** Actions that are issues as well. */
export const linkedActions = (meeting: Meeting): LinkedAction[] =>
  [...meeting.of(issues).actions].flatMap(([entry, { issue }]) =>
    meeting.of(entries).byNumber.has(entry) ? [{ entry, issue }] : [],
  );

/** Those that somebody ticked, unticked or took out in a meeting, and that the one after it has not carried over. */
export const leftBehind = (before: Meeting, meeting: Meeting): LinkedAction[] =>
  [...before.of(issues).actions].flatMap(([entry, { issue, wanted }]) =>
    wanted === undefined || meeting.of(entries).byNumber.has(entry) ? [] : [{ entry, issue }],
  );

/** What has to be done so that an action and its issue say the same. */
export interface Settling {
  /** Open or close the issue. */
  readonly set?: boolean;
  readonly decided: Decided<IssueEvent | Boxed>;
}

/** @param open whether the issue is open now; what people did to the action's box counts before it */
export function settling(entry: number, open: boolean, meeting: Meeting, at: string): Settling | undefined {
  const linked = meeting.of(issues).actions.get(entry);
  if (!linked) return undefined;
  const { wanted } = linked;
  if (wanted !== undefined)
    return { ...(wanted === open ? {} : { set: wanted }), decided: { events: [seen(entry, wanted, at)] } };
  const found = meeting.of(entries).byNumber.get(entry);
  if (!found) return undefined;
  // An issue that was closed ticks the action; only one that is opened again unticks it.
  const box = open ? 'open' : 'ticked';
  const followed = found.box !== box && (!open || !linked.open);
  if (followed) return { decided: followIssue(entry, open, linked, at) };
  return linked.open === open ? undefined : { decided: { events: [seen(entry, open, at)] } };
}

const seen = (entry: number, open: boolean, at: string): IssueEvent => ({ type: 'issues.seen', at, entry, open });

function followIssue(entry: number, open: boolean, { issue, url }: Linked, at: string): Decided<IssueEvent | Boxed> {
  const box = open ? 'open' : 'ticked';
  const [is, was] = open ? ['is open again', 'was opened again'] : ['is done', 'was closed'];
  return {
    // The second event says that this box is the issue's doing, and not to be carried back to it.
    events: [{ type: 'entry.boxed', at, number: entry, box, by: `issue:${issue}` }, seen(entry, open, at)],
    announce: say(`#${entry} ${is}: `, { link: url, text: `issue ${issue}` }, ` ${was}.`),
  };
}
