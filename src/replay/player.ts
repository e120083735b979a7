import type { MinutesApproved, PreviousMerged } from '../features/approval/approval.ts';
import { HAND_EMOJI } from '../features/roll-call/roll-call.ts';
import { openMotion } from '../features/votes/votes.ts';
import { entriesFeature } from '../meeting/entry.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import type { UserRef } from '../meeting/member.ts';
import type { MessageId, RoomId } from '../ports/chat.ts';
import type { MessageSubject } from '../ports/store.ts';
import type { Secretary } from '../secretary/secretary.ts';
import { LogError, type LogLine, type LogTarget } from './log.ts';

/** The meeting that a player plays into. */
export interface ReplayStage {
  readonly gavel: Secretary;
  readonly group: Group;
  readonly room: RoomId;
  /** Tells what happens, for people to follow. */
  readonly tell: (said: string) => void;
  /** Remembers the subject of a message in the room. */
  readonly setSubject: (message: MessageId, subject: MessageSubject) => Promise<void>;
  /** The subject of a message in the room. */
  readonly subject: (message: MessageId) => Promise<MessageSubject | undefined>;
}

/** Plays one line of a log into a meeting. Rejects with LogError if it names an entry that isn't there. */
export type LogPlayer = (line: LogLine) => Promise<void>;

type Said = Extract<LogLine, { kind: 'said' }>;
type Reacted = Extract<LogLine, { kind: 'reacted' }>;
type Reported = Extract<LogLine, { kind: 'reported' }>;

/** A nick of the directory is that member, on whichever platform; anybody else is a guest of theirs. */
function userOf({ nick, platform = 'log' }: Said | Reacted, group: Group): UserRef {
  const member = group.directory.byName(nick);
  if (!member) return { platform, id: nick, name: nick };
  const byHandle = group.directory.platforms.find(({ knownBy }) => knownBy === 'handles');
  return { platform: byHandle?.id ?? platform, id: member.handle, name: nick };
}

function currentOf({ gavel, group }: ReplayStage): Meeting {
  const meeting = gavel.session(group.id)?.current();
  if (!meeting) throw new Error(`${group.id} has no meeting to play the log into`);
  return meeting;
}

/** The entry that a line of the log means: by its number, or the latest one with these words. */
function numberOf(target: Exclude<LogTarget, 'last'>, line: number, meeting: Meeting): number {
  const { byNumber } = meeting.stateOf(entriesFeature);
  if ('number' in target) {
    if (byNumber.has(target.number)) return target.number;
    throw new LogError(line, `there's no entry #${target.number} yet`);
  }
  const found = [...byNumber.values()].filter(({ text }) => text.includes(target.words)).map(({ number }) => number);
  if (found.length === 0) throw new LogError(line, `no entry says "${target.words}"`);
  return Math.max(...found);
}

/** A message with a subject, no matter who said it: the log names entries, not messages. */
async function standsFor(about: string, { id: stream }: Meeting, stage: ReplayStage): Promise<MessageId> {
  const message = `about:${stream}:${about}`;
  await stage.setSubject(message, { stream, about });
  return message;
}

async function messageOf(target: Exclude<LogTarget, 'last'>, line: number, stage: ReplayStage): Promise<MessageId> {
  const meeting = currentOf(stage);
  return standsFor(`entry:${numberOf(target, line, meeting)}`, meeting, stage);
}

/** A reaction with no target is on the open motion, or else on the roll call; hands are always the roll call's. */
function standingMessage(emoji: string, stage: ReplayStage): Promise<MessageId> {
  const meeting = currentOf(stage);
  const motion = HAND_EMOJI.includes(emoji) ? undefined : openMotion(meeting);
  return standsFor(motion ? `entry:${motion.number}` : 'roll-call', meeting, stage);
}

async function report({ what, proposal, by, at, line }: Reported, { gavel, group }: ReplayStage): Promise<void> {
  const session = gavel.session(group.id);
  const meeting = session?.current();
  if (!session || !meeting) throw new LogError(line, `${proposal} can't be ${what} before there was a meeting`);
  const people = by.map((name) => group.directory.byName(name)?.handle ?? name);
  const [merger] = people;
  const event: MinutesApproved | PreviousMerged =
    what === 'approved'
      ? { type: 'approval.approved', at, proposal, by: people }
      : { type: 'approval.merged', at, proposal, ...(merger === undefined ? {} : { by: merger }) };
  await session.act(meeting.id, `log:${line}`, () => ({ events: [event] }));
}

/** Emoji are compared without skin tone and U+FE0F. */
const bare = (emoji: string): string => emoji.replaceAll(/\uFE0F|\p{Emoji_Modifier}/gu, '');

/** A player that knows what was said last, since a reaction may be `to last`. */
export function createPlayer(stage: ReplayStage): LogPlayer {
  let last: { readonly message: MessageId; readonly by: UserRef; readonly text: string } | undefined;

  async function say(line: Said): Promise<void> {
    const by = userOf(line, stage.group);
    const message = `log:${line.line}`;
    stage.tell(`<${line.nick}> ${line.text}`);
    const replyTo = line.replyTo && (await messageOf(line.replyTo, line.line, stage));
    last = { message, by, text: line.text };
    await stage.gavel.hear({
      kind: 'message',
      id: message,
      room: stage.room,
      by,
      at: line.at,
      message,
      text: line.text,
      visible: true,
      ...(replyTo === undefined ? {} : { replyTo }),
    });
  }

  async function messageReactedTo(line: Reacted, emoji: string): Promise<MessageId> {
    if (line.to === undefined) return standingMessage(emoji, stage);
    if (line.to !== 'last') return messageOf(line.to, line.line, stage);
    if (last) return last.message;
    throw new LogError(line.line, 'nothing was said before this to react to');
  }

  async function react(line: Reacted): Promise<void> {
    const emoji = bare(line.emoji);
    const message = await messageReactedTo(line, emoji);
    const target = line.to === 'last' && last ? { target: { by: last.by, text: last.text } } : {};
    await stage.gavel.hear({
      kind: 'reaction',
      id: `log:${line.line}`,
      room: stage.room,
      by: userOf(line, stage.group),
      at: line.at,
      message,
      emoji,
      removed: line.removed,
      ...target,
    });
  }

  return (line) => {
    if (line.kind === 'said') return say(line);
    return line.kind === 'reacted' ? react(line) : report(line, stage);
  };
}
