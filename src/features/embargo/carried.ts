import { isEmbargoed, type EmbargoCarried, type EmbargoEvent, type EmbargoTarget } from '../../meeting/embargo.ts';
import { entriesFeature, type CarriedTopic, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { topicById, topicsFeature, topicsInOrder, type Topic } from '../../meeting/topics.ts';
import { asHeading, isSameTopic } from '../usual/usual.ts';

/** What is open, and what stands above it, so that it can be understood. */
function openWithAbove(before: Meeting): Entry[] {
  const { byNumber } = before.withEmbargoed().stateOf(entriesFeature);
  const wanted = new Set<number>();
  for (const entry of byNumber.values()) {
    const isOpen = entry.box === 'open' && isEmbargoed({ entry: entry.number }, before);
    for (let at = isOpen ? entry : undefined; at; at = at.parent === undefined ? undefined : byNumber.get(at.parent))
      if (isEmbargoed({ entry: at.number }, before)) wanted.add(at.number);
  }
  return [...byNumber.values()]
    .filter(({ number }) => wanted.has(number))
    .toSorted((a, b) => a.number - b.number)
    .map(({ parent, since: _since, ...entry }) => ({
      ...entry,
      box: entry.box === 'ticked' ? 'none' : entry.box,
      ...(parent !== undefined && wanted.has(parent) && { parent }),
    }));
}

/** A topic under embargo that somebody put on the agenda, and that the meeting did not come to. */
const isWaiting = ({ id, by }: Topic, before: Meeting): boolean =>
  by !== undefined &&
  isEmbargoed({ topic: id }, before) &&
  !before.stateOf(topicsFeature).visited.includes(id) &&
  [...before.stateOf(entriesFeature).byNumber.values()].every(({ topic, kind }) => topic !== id || kind === 'point');

/** Where the topics of a meeting are in the next one, which may have them under other ids. */
class TopicsInNext {
  /** Those that the next meeting doesn't have yet. */
  readonly fresh = new Map<string, CarriedTopic>();
  readonly hidden = new Set<string>();
  readonly #known = new Map<string, string>();
  readonly #before: Meeting;
  readonly #next: Meeting;
  constructor(before: Meeting, next: Meeting) {
    this.#before = before.withEmbargoed();
    this.#next = next.withEmbargoed();
  }

  /** The id of a topic there. */
  place(id: string): string {
    const topic = topicById(this.#before, id);
    const known = this.#known.get(id);
    if (known !== undefined || !topic) return known ?? id;
    const parent = topic.parent === undefined ? undefined : this.place(topic.parent);
    const there = this.#there(topic);
    const to = there?.id ?? `${id}/embargo`;
    this.#known.set(id, to);
    if (isEmbargoed({ topic: id }, this.#before)) this.hidden.add(to);
    if (!there) this.fresh.set(to, carriedTopic(topic, to, parent));
    return to;
  }

  #there(topic: Topic): Topic | undefined {
    const heading = asHeading(topic, this.#before);
    const byTitle = (): Topic | undefined =>
      topicsInOrder(this.#next).find((one) => isSameTopic(asHeading(one, this.#next), heading));
    return topicById(this.#next, topic.id) ?? (topic.whole ? undefined : byTitle());
  }
}

const carriedTopic = ({ section, title, url, by }: Topic, id: string, parent: string | undefined): CarriedTopic => ({
  id,
  section,
  title,
  ...(url !== undefined && { url }),
  ...(parent !== undefined && { parent }),
  ...(by === undefined ? { ifEmpty: 'left out' } : { by }),
});

/**
 * What the next meeting takes over of what is open under embargo: straight from the meeting, since no minutes that are
 * read back have it. Undefined if there's nothing.
 */
export function carriedEmbargo(before: Meeting, next: Meeting, at: string): EmbargoCarried | undefined {
  const topics = new TopicsInNext(before, next);
  const entries = openWithAbove(before).map((entry) => ({ ...entry, topic: topics.place(entry.topic) }));
  for (const topic of topicsInOrder(before.withEmbargoed())) if (isWaiting(topic, before)) topics.place(topic.id);
  const { fresh, hidden } = topics;
  if (fresh.size === 0 && entries.length === 0) return undefined;
  return { type: 'embargo.carried', at, topics: [...fresh.values()], hidden: [...hidden], entries };
}

/**
 * What was put under embargo after the next meeting had taken it over from what was public then.
 * @param last the meeting in which it is under embargo
 */
export function embargoedSince(last: Meeting, next: Meeting, at: string): EmbargoEvent[] {
  const open = carriedEmbargo(last, next, at);
  const isNews = open?.entries.some(({ number }) => !isEmbargoed({ entry: number }, next)) === true;
  const marked = new Set(open?.entries.map(({ number }) => number));
  const entries = [...next.withEmbargoed().stateOf(entriesFeature).byNumber.values()]
    .filter(({ number, since }) => since !== undefined && !marked.has(number))
    .map(({ number }): EmbargoTarget => ({ entry: number }))
    .filter((target) => isEmbargoed(target, last) && !isEmbargoed(target, next));
  const was = topicsInOrder(last.withEmbargoed()).filter(({ id }) => isEmbargoed({ topic: id }, last));
  const headings = was.map((topic) => asHeading(topic, last.withEmbargoed()));
  const whole = next.withEmbargoed();
  const topics = topicsInOrder(whole)
    .filter((topic) => headings.some((heading) => isSameTopic(heading, asHeading(topic, whole))))
    .map(({ id }): EmbargoTarget => ({ topic: id }))
    .filter((target) => !isEmbargoed(target, next));
  return [
    ...(open && isNews ? [open] : []),
    ...[...topics, ...entries].map((target): EmbargoEvent => ({ type: 'embargo.set', at, target, by: '' })),
  ];
}
