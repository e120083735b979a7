import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';

/** Whether an entry has been open for so many meetings that the chair should make an issue of it, or drop it. */
function isOld({ box, meetings = 0 }: Entry, meeting: Meeting): boolean {
  const { issueAfter } = meeting.group.format.carry;
  return box === 'open' && issueAfter > 0 && meetings >= issueAfter;
}

/** `open since 2025-03-12, make it an issue?`, for an entry that is that old. */
export const openSince = (entry: Entry, meeting: Meeting): string | undefined =>
  isOld(entry, meeting) && entry.since !== undefined ? `open since ${entry.since}, make it an issue?` : undefined;

const MARK = / ?\(open since (?<since>\d{4}-\d{2}-\d{2}), make it an issue\?\)$/u;

/** A line without the mark that committed agendas may have, and what the mark says. */
export function withoutMark(line: string): { readonly line: string; readonly since?: string | undefined } {
  const since = MARK.exec(line)?.groups?.['since'];
  return since === undefined ? { line } : { line: line.replace(MARK, ''), since };
}
