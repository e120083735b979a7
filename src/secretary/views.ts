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

/** A message that shows a view; `retired` as the view is. */
export interface ViewPost {
  readonly item: OutboxItem;
  readonly view: string;
  readonly retired: boolean;
}

const posts = ({ key, message, retired = false }: View, meeting: Meeting, binding: GroupBinding): ViewPost[] =>
  binding.rooms.map((room) => {
    const id = `${meeting.id}/${key}/${meeting.version}@${room}`;
    const outgoing = { kind: 'post', id, room, message: callingOnce(message, room, binding) } as const;
    const view = `${meeting.id}/${key}`;
    return { item: { id, room, outgoing, view, subject: { stream: meeting.id, about: key } }, view, retired };
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
): { readonly shown: ShownViews; readonly changed: readonly ViewPost[] } {
  const shown = new Map<AnyFeature, ShownByOne>();
  const changed: ViewPost[] = [];
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
      if (last?.texts.get(view.key) !== text) changed.push(...posts(view, meeting, binding));
    }
    shown.set(feature, { from, texts });
  }
  return { shown, changed };
}
