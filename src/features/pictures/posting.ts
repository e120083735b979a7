import { clean, shorten } from '../../meeting/clean.ts';
import { entryAbout } from '../../meeting/entry.ts';
import { refuse, type Attached, type Decision, type Meeting } from '../../meeting/feature.ts';
import type { PictureSettings } from '../../minutes/pictures.ts';
import { currentTopic } from '../agenda/topics.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { isOffRecord } from '../off-record/off-record.ts';
import { credited } from '../roles/credit.ts';
import type { PictureEvent, Posted } from './events.ts';
import { bare, settingsOf, wordOf } from './files.ts';
import { notOfType, tooLarge } from './words.ts';

/** Longer words beside a picture are talk; an alternative text says in a line what is to be seen. */
const LONGEST_WORDS = 200;

/** Whether what is attached to a message now is kept: in a session, on the record, where the format has pictures. */
export const keepsPictures = (meeting: Meeting): boolean =>
  settingsOf(meeting) !== undefined && meeting.of(lifecycle).phase === 'in session' && !isOffRecord(meeting);

/** Whether something is said to be a picture, of whatever type. Nothing else that people attach is Gavel's business. */
export const isPicture = ({ type }: Pick<Attached, 'type'>): boolean => /^image\//iu.test(type);

/** Why a picture is not kept, from what is said of it. What is true of it shows when it is there. */
function unfit({ type, size = 0 }: Attached, settings: PictureSettings): string | undefined {
  if (!settings.types.some((kept) => type.toLowerCase() === `image/${kept}`)) return notOfType(settings);
  return size > settings.most ? tooLarge(settings) : undefined;
}

function entryOf({ text, name, by, about }: Attached, meeting: Meeting) {
  const parent = entryAbout(meeting, about);
  const { credit, text: words } = credited(clean(text), by, meeting, parent);
  const alt = words === '' ? clean(bare(name)) || 'picture' : words;
  return {
    topic: parent?.topic ?? currentTopic(meeting)?.id,
    text: shorten(alt, LONGEST_WORDS),
    author: by.key,
    ...(parent && { parent: parent.number }),
    ...(credit !== undefined && { credit }),
  };
}

/** A picture that is posted under a topic is fetched, and recorded when it is there. */
export function attached(one: Attached, meeting: Meeting): Decision<PictureEvent> | undefined {
  const settings = settingsOf(meeting);
  if (!settings || !isPicture(one) || !keepsPictures(meeting)) return undefined;
  const why = unfit(one, settings);
  if (why !== undefined) return refuse(why);
  const entry = entryOf(one, meeting);
  const { topic } = entry;
  if (topic === undefined) return refuse('There is no topic yet under which the picture could stand: /topic TEXT.');
  const { key, from, name, at } = one;
  const posted: Posted = {
    type: 'pictures.posted',
    at,
    key,
    from,
    name: wordOf(name),
    entry: { ...entry, topic },
  };
  return { events: [posted], effects: ['fetch'] };
}
