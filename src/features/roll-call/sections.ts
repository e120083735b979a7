import type { ListItem } from 'mdast';

import type { Meeting, SectionWriter } from '../../meeting/feature.ts';
import { personLabel } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { headingNode, itemNode, listNode, textNode } from '../../minutes/build.ts';

interface Sorted {
  readonly present: readonly { readonly key: PersonKey; readonly note?: string }[];
  readonly regrets: readonly PersonKey[];
  readonly absent: readonly PersonKey[];
}

const named = (meeting: Meeting, key: PersonKey, note?: string): ListItem =>
  itemNode([textNode(`${personLabel(meeting, key)}${note === undefined ? '' : ` (${note})`}`)]);

const section =
  (items: (meeting: Meeting) => ListItem[]): SectionWriter =>
  (settings, meeting) => {
    if (settings.kind !== 'present' && settings.kind !== 'regrets' && settings.kind !== 'absent') return [];
    const found = items(meeting);
    const listed = found.length === 0 && settings.empty !== undefined ? [itemNode([textNode(settings.empty)])] : found;
    return [
      ...(settings.heading === undefined ? [] : [headingNode(settings.level, textNode(settings.heading))]),
      ...(listed.length === 0 ? [] : [listNode(listed)]),
    ];
  };

/** The sections `present`, `regrets` and `absent` of the minutes. */
export const attendanceSections = (sort: (meeting: Meeting) => Sorted): Readonly<Record<string, SectionWriter>> => ({
  present: section((meeting) => sort(meeting).present.map(({ key, note }) => named(meeting, key, note))),
  regrets: section((meeting) => sort(meeting).regrets.map((key) => named(meeting, key))),
  absent: section((meeting) => sort(meeting).absent.map((key) => named(meeting, key))),
});
