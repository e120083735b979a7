import type { ListItem } from 'mdast';

import { attendanceLists } from '../../meeting/attendance-lists.ts';
import type { Meeting, SectionWriter } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { nameInMinutes } from '../../meeting/minutes-names.ts';
import { itemNode, listNode, textNode, sectionHeading } from '../../minutes/build.ts';

const named = (meeting: Meeting, key: PersonKey, note?: string): ListItem =>
  itemNode([textNode(`${nameInMinutes(meeting, key)}${note === undefined ? '' : ` (${note})`}`)]);

const section =
  (items: (meeting: Meeting) => ListItem[]): SectionWriter =>
  (settings, meeting) => {
    if (settings.kind !== 'present' && settings.kind !== 'regrets' && settings.kind !== 'absent') return [];
    const found = items(meeting);
    const listed = found.length === 0 && settings.empty !== undefined ? [itemNode([textNode(settings.empty)])] : found;
    return [...sectionHeading(settings), ...(listed.length === 0 ? [] : [listNode(listed)])];
  };

/** The sections `present`, `regrets` and `absent` of the minutes. */
export const attendanceSections: Readonly<Record<string, SectionWriter>> = {
  present: section((meeting) => attendanceLists(meeting).present.map(({ key, note }) => named(meeting, key, note))),
  regrets: section((meeting) => attendanceLists(meeting).regrets.map((key) => named(meeting, key))),
  absent: section((meeting) => attendanceLists(meeting).absent.map((key) => named(meeting, key))),
};
