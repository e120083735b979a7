import type { Meeting } from '../meeting/feature.ts';
import type { Kernel } from '../meeting/kernel.ts';
import type { OutboxItem } from '../ports/store.ts';
import type { Place } from './parts.ts';

/** What each view of a meeting shows now, as JSON, to see whether it has changed. */
export type Shown = ReadonlyMap<string, string>;

export const shownBy = (kernel: Kernel, meeting: Meeting): Map<string, string> =>
  new Map(
    kernel.features.flatMap((feature) =>
      (feature.views?.(meeting) ?? []).map(({ key, message }): [string, string] => [key, JSON.stringify(message)]),
    ),
  );

/** The messages to post or edit so that every room shows the meeting as it is now. */
export function changedViews(kernel: Kernel, meeting: Meeting, before: Shown | undefined, place: Place): OutboxItem[] {
  const views = kernel.features.flatMap((feature) => feature.views?.(meeting) ?? []);
  return views
    .filter(({ key, message }) => before?.get(key) !== JSON.stringify(message))
    .flatMap(({ key, message }) =>
      place.rooms.map((room): OutboxItem => {
        const id = `${meeting.id}/${key}/${meeting.version}@${room}`;
        const outgoing = { kind: 'post', id, room, message } as const;
        return { id, room, outgoing, view: `${meeting.id}/${key}`, subject: { stream: meeting.id, about: key } };
      }),
    );
}
