import type { HeardBase, HeardMessage, HeardReaction, HeardRecording } from '../../ports/chat.ts';

// What may stay of something heard is named field by field. A field that is added to it compiles only once somebody has
// decided here whether it may stay: one that holds words may not.

type Own<H extends HeardBase> = Omit<H, keyof HeardBase>;

/** Takes the fields that nobody has decided about: there are none. */
const allDecided = (_undecided: Readonly<Record<string, never>>): void => undefined;

function baseOf({ id, room, by, at, late, leads, encrypted, ...undecided }: HeardBase): HeardBase {
  allDecided(undecided);
  return {
    id,
    room,
    by,
    at,
    ...(late === true && { late }),
    ...(leads === true && { leads }),
    ...(encrypted === true && { encrypted }),
  };
}

/** A message without its words, and without what is attached to it, whom it mentions and what it answers. */
export function withoutText(heard: HeardMessage): Omit<HeardMessage, 'text'> {
  const own: Own<HeardMessage> = heard;
  const { kind, message, replyTo, visible, direct, ...dropped } = own;
  const { text: _text, mentions: _mentions, attachments: _attachments, answers: _answers, ...undecided } = dropped;
  allDecided(undecided);
  return {
    ...baseOf(heard),
    kind,
    message,
    visible,
    ...(replyTo !== undefined && { replyTo }),
    ...(direct && { direct }),
  };
}

/** A reaction without the message that it is to. */
export function withoutTarget(heard: HeardReaction): HeardReaction {
  const own: Own<HeardReaction> = heard;
  const { kind, message, emoji, removed, target: _target, ...undecided } = own;
  allDecided(undecided);
  return { ...baseOf(heard), kind, message, emoji, removed };
}

/** A form without the words that it records, and without whose they are to do. */
export function withoutSaid(heard: HeardRecording): HeardRecording {
  const own: Own<HeardRecording> = heard;
  const { kind, message, said, meeting, as, topic, due, owners: _owners, ...undecided } = own;
  allDecided(undecided);
  const { by } = said;
  return {
    ...baseOf(heard),
    kind,
    message,
    said: { by, text: '' },
    meeting,
    as,
    topic,
    owners: [],
    ...(due !== undefined && { due }),
  };
}
