import type { InLanguage } from '../../language/language.ts';
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
import { picturesMessages } from './messages.ts';
import { notOfType, tooLarge } from './unfit.ts';

/** Longer words beside a picture are talk; an alternative text is a line. */
const LONGEST_WORDS = 200;

/** Whether what is attached to a message now is kept: in session, on the record, and if the format has pictures. */
export const keepsPictures = (meeting: Meeting): boolean =>
  settingsOf(meeting) !== undefined && meeting.stateOf(lifecycleState).phase === 'in session' && !isOffRecord(meeting);

/** Whether something is said to be a picture, of whatever type. Nothing else that people attach is Gavel's business. */
const isPictureType = ({ type }: Pick<AttachedFile, 'type'>): boolean => /^image\//iu.test(type);

/** Whether something that is attached to a message now is kept, or refused in words. */
export const claimsPicture = (attached: Pick<AttachedFile, 'type'>, meeting: Meeting): boolean =>
  isPictureType(attached) && keepsPictures(meeting);

/** Why a picture can't be kept, by what the platform says of it; what it really is shows once it's fetched. */
function unfit({ type, size = 0 }: AttachedFile, settings: PictureSettings, of: InLanguage): string | undefined {
  if (!settings.types.some((kept) => type.toLowerCase() === `image/${kept}`)) return notOfType(settings, of);
  return size > settings.most ? tooLarge(settings, of) : undefined;
}

function entryOf({ text, name, by, about }: AttachedFile, meeting: Meeting) {
  const parent = entryAbout(meeting, about);
  const { credit, text: words } = creditLine(cleanText(text), by, meeting, parent);
  const alt = words === '' ? cleanText(bareName(name)) || picturesMessages(meeting.group).noWords : words;
  return {
    topic: parent?.topic ?? currentTopic(meeting)?.id,
    text: shortenText(alt, LONGEST_WORDS),
    author: by.key,
    ...(parent && { parent: parent.number }),
    ...(credit !== undefined && { credit }),
  };
}

/** A picture that is posted under a topic is fetched, then recorded. */
export function onAttachment(one: AttachedFile, meeting: Meeting): Decision<PictureEvent> | undefined {
  const settings = settingsOf(meeting);
  if (!settings || !claimsPicture(one, meeting)) return undefined;
  const why = unfit(one, settings, meeting.group);
  if (why !== undefined) return refuse(why);
  const entry = entryOf(one, meeting);
  const { topic } = entry;
  if (topic === undefined) return refuse(picturesMessages(meeting.group).noTopic);
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
