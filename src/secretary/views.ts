import type { AnyFeature, Meeting, View } from '../meeting/feature.ts';
import type { Kernel } from '../meeting/kernel.ts';
import type { OutboxItem } from '../ports/store.ts';
import { asking, isAsBefore, type Asked } from './asked.ts';
import { callingOnce } from './calling.ts';
import type { Place } from './parts.ts';

/** What one feature's views show, and the states that they were made from. */
interface ShownByOne {
  readonly from: Asked;
  /** Each view's message as JSON. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What the views of a meeting show, by feature. */
export type Shown = ReadonlyMap<AnyFeature, ShownByOne>;

const NOTHING: Shown = new Map();

const posts = ({ key, message }: View, meeting: Meeting, place: Place): OutboxItem[] =>
  place.rooms.map((room) => {
    const id = `${meeting.id}/${key}/${meeting.version}@${room}`;
    const outgoing = { kind: 'post', id, room, message: callingOnce(message, room, place) } as const;
    return { id, room, outgoing, view: `${meeting.id}/${key}`, subject: { stream: meeting.id, about: key } };
  });

/**
 * What the meeting's views show now, and the messages to post or edit so that every room shows it.
 * @param before what they showed when the rooms were last told
 */
export function shownNow(
  kernel: Kernel,
  meeting: Meeting,
  place: Place,
  before: Shown = NOTHING,
): { readonly shown: Shown; readonly outbox: readonly OutboxItem[] } {
  const shown = new Map<AnyFeature, ShownByOne>();
  const outbox: OutboxItem[] = [];
  for (const feature of kernel.features) {
    if (!feature.views) continue;
    const last = before.get(feature);
    if (last && isAsBefore(last.from, meeting)) {
      shown.set(feature, last);
      continue;
    }
    const { made, from } = asking(meeting, feature.views.bind(feature));
    const texts = new Map<string, string>();
    for (const view of made) {
      const text = JSON.stringify(view.message);
      texts.set(view.key, text);
      if (last?.texts.get(view.key) !== text) outbox.push(...posts(view, meeting, place));
    }
    shown.set(feature, { from, texts });
  }
  return { shown, outbox };
}
