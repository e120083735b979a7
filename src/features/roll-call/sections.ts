import type { ListItem } from 'mdast';

import type { Meeting, SectionWriter } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { heading, item, list, text } from '../../minutes/build.ts';

interface Sorted {
  readonly present: readonly { readonly key: PersonKey; readonly note?: string }[];
  readonly regrets: readonly PersonKey[];
  readonly absent: readonly PersonKey[];
}

const named = (meeting: Meeting, key: PersonKey, note?: string): ListItem =>
  item([text(`${label(meeting, key)}${note === undefined ? '' : ` (${note})`}`)]);

const section =
  (items: (meeting: Meeting) => ListItem[]): SectionWriter =>
  (settings, meeting) => {
    if (settings.kind !== 'present' && settings.kind !== 'regrets' && settings.kind !== 'absent') return [];
    const found = items(meeting);
    const listed = found.length === 0 && settings.empty !== undefined ? [item([text(settings.empty)])] : found;
    return [
      ...(settings.heading === undefined ? [] : [heading(settings.level, text(settings.heading))]),
      ...(listed.length === 0 ? [] : [list(listed)]),
    ];
  };

/** The sections `present`, `regrets` and `absent` of the minutes. */
export const attendanceSections = (sort: (meeting: Meeting) => Sorted): Readonly<Record<string, SectionWriter>> => ({
  present: section((meeting) => sort(meeting).present.map(({ key, note }) => named(meeting, key, note))),
  regrets: section((meeting) => sort(meeting).regrets.map((key) => named(meeting, key))),
  absent: section((meeting) => sort(meeting).absent.map((key) => named(meeting, key))),
});
