import type { PhrasingContent } from 'mdast';

import { DECISIONS, entriesOfKinds } from '../../meeting/entries-of-kinds.ts';
import type { Entry } from '../../meeting/entry.ts';
import type { EntryWriter, Meeting } from '../../meeting/feature.ts';
import { nameInMinutes } from '../../meeting/minutes-names.ts';
import type { MinutesFormat } from '../../minutes/format.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { utcDateTime } from '../../minutes/placeholders.ts';
import {
  fillTemplate,
  typedText,
  type TemplateChoice,
  type TemplateValues,
  type TypedValue,
} from '../../minutes/template.ts';
import { dueDay, dueInMinutes } from '../due/due.ts';
import { voteValues } from '../votes/vote-values.ts';
import { votesFeature } from '../votes/votes.ts';

const isWorded = (kind: string, wording: MinutesFormat['wording']): kind is keyof typeof wording =>
  Object.hasOwn(wording, kind);

/** The group's own wording for an entry, if it has one. */
function wordingFor({ kind, box }: Entry, { wording }: MinutesFormat): TemplateChoice | undefined {
  if (kind === 'action' && box === 'ticked' && wording.done !== undefined) return wording.done;
  return isWorded(kind, wording) ? wording[kind] : undefined;
}

/** The which decision of the meeting it is, from 1; undefined of anything else. */
function numberOf({ kind, number }: Entry, meeting: Meeting): string | undefined {
  if (!DECISIONS.includes(kind)) return undefined;
  return String(entriesOfKinds(DECISIONS, meeting).findIndex((other) => other.number === number) + 1);
}

/** The day with its word; a pattern writes the day alone. */
function dueValue(entry: Entry, meeting: Meeting): TypedValue | undefined {
  const value = typedText(dueInMinutes(entry, meeting));
  const day = dueDay(entry, meeting);
  return value && day !== undefined ? { ...value, day: utcDateTime(day) } : value;
}

/** What a wording for an entry can name. */
export function entryValues(entry: Entry, meeting: Meeting): TemplateValues {
  const { text, content, credit, owners } = entry;
  const motion = entry.kind === 'motion' ? meeting.stateOf(votesFeature).motions.get(entry.number) : undefined;
  return {
    text: { typed: content ?? phrasingOf(text) },
    by: credit === undefined ? undefined : typedText(nameInMinutes(meeting, credit)),
    owners: { list: owners.map((key) => nameInMinutes(meeting, key)) },
    due: dueValue(entry, meeting),
    number: numberOf(entry, meeting),
    ...voteValues(motion, meeting.group),
  };
}

/** Writes entries in the group's own words if it has some that fit, else as their features write them. */
export const inGroupWords =
  (write: EntryWriter): EntryWriter =>
  (entry, meeting): readonly PhrasingContent[] => {
    const wording = wordingFor(entry, meeting.group.format);
    const own = wording === undefined ? undefined : fillTemplate(wording, entryValues(entry, meeting), meeting.group);
    return own ?? write(entry, meeting);
  };
