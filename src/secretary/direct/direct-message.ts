import type { InLanguage } from '../../language/language.ts';
import { enumerate } from '../../language/lists.ts';
import { code, sayText, strong, type Message } from '../../meeting/message.ts';
import { parseSpoken } from '../../meeting/parse-spoken.ts';
import type { HeardMessage, RoomId } from '../../ports/chat.ts';
import type { GroupSession } from '../group-session.ts';
import { secretaryMessages } from '../messages.ts';
import { platformOf } from '../people/direct-route.ts';
import type { MeetingDomain } from '../secretary-deps.ts';
import { asAddressed, readDirect, type NamedGroup } from './named-group.ts';

/** What somebody said to Gavel alone: the group it is for, or the words that say why there is none. */
export type RoutedDirect =
  | { readonly session: GroupSession; readonly heard: HeardMessage }
  | { readonly words: Message; readonly heard: HeardMessage; readonly language: InLanguage };

const whichGroup = (groups: readonly NamedGroup[], of: InLanguage): Message =>
  sayText(
    ...secretaryMessages(of).whichGroup(
      enumerate(
        groups.map(({ name }) => strong(name)),
        of,
      ),
      code(`${groups[0]?.id}: agenda`),
    ),
  );

/** Whether somebody is a member, by the directory or by a link to one. */
function isMember(session: GroupSession, { by }: HeardMessage, domain: MeetingDomain): boolean {
  const { binding } = session;
  if (binding.isGhost?.(by) === true) return false;
  const meeting = session.current();
  return meeting ? !domain.person(by, meeting).guest : binding.group.directory.byUser(by) !== undefined;
}

/** A room on a platform, by which somebody there is answered, and its group. */
function placeOn(
  platform: string,
  sessions: readonly GroupSession[],
): { readonly room: RoomId; readonly language: InLanguage } | undefined {
  for (const { binding } of sessions) {
    const room = binding.rooms.find((one) => platformOf(one) === platform);
    if (room !== undefined) return { room, language: binding.group };
  }
  return undefined;
}

/** Whether the answer is the same in every group. */
const isForAny = (text: string, { words }: MeetingDomain): boolean =>
  parseSpoken(text, words).every((spoken) => spoken.kind === 'command' && spoken.command.privately === 'in any group');

/**
 * Finds the group that somebody means who writes to Gavel alone. What comes of it has the room of the group, and is
 * answered in a direct message. Undefined if no group has a room on that platform.
 */
export function routeDirect(
  said: HeardMessage,
  sessions: readonly GroupSession[],
  domain: MeetingDomain,
): RoutedDirect | undefined {
  const platform = platformOf(said.room);
  const theirs = sessions.filter((one) => isMember(one, said, domain));
  const { named, text } = readDirect(
    said.text,
    theirs.map(({ binding }) => binding.group),
    domain.words,
  );
  const typed = asAddressed(text, domain.words);
  const candidates = named ? theirs.filter(({ binding }) => binding.group === named) : theirs;
  const one = candidates.length === 1 || isForAny(typed, domain) ? candidates[0] : undefined;
  const place = placeOn(platform, [...(one ? [one] : theirs), ...sessions]);
  if (!place) return undefined;
  const { room, language } = place;
  const heard = bare({ ...said, room, message: `${said.room}/${said.message}`, text: typed });
  if (one) return { session: one, heard };
  const groups = theirs.map(({ binding }) => binding.group);
  const words = groups.length === 0 ? sayText(secretaryMessages(language).noGroup) : whichGroup(groups, language);
  return { heard, words, language };
}

/** Without what it answers and what is attached: in a direct room that is nothing of a meeting's. */
function bare(heard: HeardMessage): HeardMessage {
  const { attachments: _attachments, replyTo: _replyTo, answers: _answers, leads: _leads, ...rest } = heard;
  return { ...rest, visible: false, direct: true };
}
