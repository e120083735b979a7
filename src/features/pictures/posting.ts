import { cleanText, shortenText } from '../../meeting/clean-text.ts';
import { entryAbout } from '../../meeting/entry.ts';
import { refuse, type AttachedFile, type Decision, type Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { currentTopic } from '../../meeting/topics.ts';
import type { PictureSettings } from '../../minutes/pictures.ts';
import { isOffRecord } from '../off-record/off-record.ts';
import { creditLine } from '../roles/credit.ts';
import type { PictureEvent, PicturePosted } from './events.ts';
import { bareName, settingsOf, wordOf } from './files.ts';
import { notOfType, tooLarge } from './words.ts';

/** Longer words beside a picture are talk; an alternative text says in a line what is to be seen. */
const LONGEST_WORDS = 200;

/** Whether what is attached to a message now is kept: in a session, on the record, where the format has pictures. */
export const keepsPictures = (meeting: Meeting): boolean =>
  settingsOf(meeting) !== undefined && meeting.stateOf(lifecycleState).phase === 'in session' && !isOffRecord(meeting);

/** Whether something is said to be a picture, of whatever type. Nothing else that people attach is Gavel's business. */
const isPictureType = ({ type }: Pick<AttachedFile, 'type'>): boolean => /^image\//iu.test(type);

/** Whether something that is attached to a message now is kept, or refused in words. */
export const claimsPicture = (attached: Pick<AttachedFile, 'type'>, meeting: Meeting): boolean =>
  isPictureType(attached) && keepsPictures(meeting);

/** Why a picture is not kept, from what is said of it. What is true of it shows when it is there. */
function unfit({ type, size = 0 }: AttachedFile, settings: PictureSettings): string | undefined {
  if (!settings.types.some((kept) => type.toLowerCase() === `image/${kept}`)) return notOfType(settings);
  return size > settings.most ? tooLarge(settings) : undefined;
}

function entryOf({ text, name, by, about }: AttachedFile, meeting: Meeting) {
  const parent = entryAbout(meeting, about);
  const { credit, text: words } = creditLine(cleanText(text), by, meeting, parent);
  const alt = words === '' ? cleanText(bareName(name)) || 'picture' : words;
  return {
    topic: parent?.topic ?? currentTopic(meeting)?.id,
    text: shortenText(alt, LONGEST_WORDS),
    author: by.key,
    ...(parent && { parent: parent.number }),
    ...(credit !== undefined && { credit }),
  };
}

/** A picture that is posted under a topic is fetched, and recorded when it is there. */
export function onAttachment(one: AttachedFile, meeting: Meeting): Decision<PictureEvent> | undefined {
  const settings = settingsOf(meeting);
  if (!settings || !claimsPicture(one, meeting)) return undefined;
  const why = unfit(one, settings);
  if (why !== undefined) return refuse(why);
  const entry = entryOf(one, meeting);
  const { topic } = entry;
  if (topic === undefined) return refuse('There is no topic yet under which the picture could stand: /topic TEXT.');
  const { key, from, name, at } = one;
  const posted: PicturePosted = {
    type: 'pictures.posted',
    at,
    key,
    from,
    name: wordOf(name),
    entry: { ...entry, topic },
  };
  return { events: [posted], effects: ['fetch'] };
}
