import type { AnyFeature, Meeting, View } from '../meeting/feature.ts';
import type { Kernel } from '../meeting/kernel.ts';
import type { OutboxItem } from '../ports/store.ts';
import { callingOnce } from './people/calling.ts';
import type { GroupBinding } from './secretary-deps.ts';
import { trackReads, isAsBefore, type TrackedReads } from './tracked-reads.ts';

/** What one feature's views show, and the states that they were made from. */
interface ShownByOne {
  readonly from: TrackedReads;
  /** Each view's message as JSON. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What the views of a meeting show, by feature. */
export type ShownViews = ReadonlyMap<AnyFeature, ShownByOne>;

const NOTHING: ShownViews = new Map();

const posts = ({ key, message }: View, meeting: Meeting, binding: GroupBinding): OutboxItem[] =>
  binding.rooms.map((room) => {
    const id = `${meeting.id}/${key}/${meeting.version}@${room}`;
    const outgoing = { kind: 'post', id, room, message: callingOnce(message, room, binding) } as const;
    return { id, room, outgoing, view: `${meeting.id}/${key}`, subject: { stream: meeting.id, about: key } };
  });

/**
 * What the meeting's views show now, and the messages to post or edit so that every room shows it.
 * @param before what they showed when the rooms were last told
 */
export function shownNow(
  kernel: Kernel,
  meeting: Meeting,
  binding: GroupBinding,
  before: ShownViews = NOTHING,
): { readonly shown: ShownViews; readonly outbox: readonly OutboxItem[] } {
  const shown = new Map<AnyFeature, ShownByOne>();
  const outbox: OutboxItem[] = [];
  for (const feature of kernel.features) {
    if (!feature.views) continue;
    const last = before.get(feature);
    if (last && isAsBefore(last.from, meeting)) {
      shown.set(feature, last);
      continue;
    }
    const { made, from } = trackReads(meeting, feature.views.bind(feature));
    const texts = new Map<string, string>();
    for (const view of made) {
      const text = JSON.stringify(view.message);
      texts.set(view.key, text);
      if (last?.texts.get(view.key) !== text) outbox.push(...posts(view, meeting, binding));
    }
    shown.set(feature, { from, texts });
  }
  return { shown, outbox };
}
