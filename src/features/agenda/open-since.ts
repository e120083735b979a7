import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { writtenBy } from '../../minutes/written-by.ts';

/** Whether an entry has been open for so many meetings that the chair should make an issue of it, or drop it. */
function isOld({ box, meetings = 0 }: Entry, meeting: Meeting): boolean {
  const { issueAfter } = meeting.group.format.carry;
  return box === 'open' && issueAfter > 0 && meetings >= issueAfter;
}

/** Minutes whose day nobody knows leave it empty. */
export const hasDay = (since: string | undefined): since is string => since !== undefined && since !== '';

/** `open since 2025-03-12, make it an issue?`, for an entry that is that old. */
export const openSince = (entry: Entry, meeting: Meeting): string | undefined =>
  isOld(entry, meeting) && hasDay(entry.since) ? minutesMessages(meeting.group).openSince(entry.since) : undefined;

const marked = writtenBy(
  { line: '.*?', space: ' ?', since: String.raw`\d{4}-\d{2}-\d{2}` },
  (say, { line, space, since }) => `${line}${space}(${say.openSince(since)})`,
);

/** A line without the mark that committed agendas may have, and what the mark says. */
export function withoutMark(line: string): { readonly line: string; readonly since?: string | undefined } {
  const found = marked(line);
  return found ? { line: found.line, since: found.since } : { line };
}
