import { DateTime } from 'luxon';

import { handClock } from '../clock/hand.ts';
import { planned } from '../features/document/proposal.ts';
import { lifecycle } from '../features/lifecycle/lifecycle.ts';
import { HANDS } from '../features/roll-call/roll-call.ts';
import { openMotion } from '../features/votes/votes.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import { entries } from '../meeting/entry.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import type { UserRef } from '../meeting/member.ts';
import { plain } from '../meeting/message.ts';
import type { Chat, Outgoing } from '../ports/chat.ts';
import { practice } from '../practice.ts';
import { startOn } from '../schedule/schedule.ts';
import type { Log } from '../secretary/parts.ts';
import { secretary, type Secretary } from '../secretary/secretary.ts';
import { memoryStore } from '../store/memory/memory.ts';
import { LogError, type LogLine, type Target } from './log.ts';

const ROOM = 'log:meeting';

export interface Replayed {
  /** The minutes of the meeting that ended last, or as they stand where none has ended. */
  readonly minutes: string;
  readonly ended: boolean;
  readonly meeting: Meeting;
}

/** A chat that only tells what Gavel says. */
const listeningChat = (tell: (said: string) => void): Chat => ({
  platform: 'log',
  start: async () => undefined,
  async send(outgoing: Outgoing) {
    if (outgoing.kind === 'mark') tell(`${outgoing.mark} recorded`);
    else tell(plain(outgoing.message));
    return `said:${outgoing.id}`;
  },
  stop: async () => undefined,
});

/**
 * Leads a whole meeting from its log: the same secretary, on memory adapters and the log's own clock.
 * @param tell what Gavel would have said, and what went wrong
 * @param previous the last merged minutes, from which the agenda starts
 * @throws LogError where a line speaks of an entry that is not there
 */
export async function replay(
  log: readonly LogLine[],
  group: Group,
  tell: (said: string) => void,
  previous?: string,
): Promise<Replayed> {
  const first = log[0]?.at ?? '1970-01-01T00:00:00.000Z';
  const clock = handClock(first);
  const { store, jobs } = memoryStore();
  const day = DateTime.fromISO(first).setZone(group.schedule.zone).toISODate() ?? '';
  const before = group.format.path.replaceAll(/\{date[^}]*\}/gu, '0001-01-01');
  const forge = memoryForge(previous === undefined ? {} : { [before]: previous });
  const trouble: Log = {
    info: () => undefined,
    error: (what, facts) => tell(`! ${what}: ${String(facts?.['why'] ?? facts?.['error'] ?? '')}`),
  };
  const own: typeof practice = {
    ...practice,
    minutes: {
      ...practice.minutes,
      plan: (of, last, at) =>
        last ? practice.minutes.plan(of, last, at) : planned(undefined, startOn(group.schedule, day), at),
    },
  };
  const places = [{ group, rooms: [ROOM], forge }];
  const gavel = secretary({ practice: own, store, jobs, clock, chats: [listeningChat(tell)], places, log: trouble });
  await gavel.start();
  await gavel.idle();
  const player: Player = {
    gavel,
    group,
    tell,
    means: (message, about, stream) =>
      store.commit({ subjects: [{ room: ROOM, message, subject: { stream, about } }] }),
  };
  for (const line of log) {
    if (line.at > clock.now()) clock.set(line.at);
    await gavel.idle();
    await play(line, player);
    await gavel.idle();
  }
  const desk = gavel.desk(group.id);
  const ended = [desk?.current(), desk?.last()].find((meeting) => meeting?.of(lifecycle).ended !== undefined);
  const meeting = ended ?? desk?.current();
  await gavel.stop();
  if (!meeting) throw new Error('No meeting could be planned');
  return { minutes: practice.minutes.markdown(meeting), ended: ended !== undefined, meeting };
}

interface Player {
  readonly gavel: Secretary;
  readonly group: Group;
  readonly tell: (said: string) => void;
  readonly means: (message: string, about: string, stream: string) => Promise<void>;
}

let lastSaid: { message: string; by: UserRef; text: string } | undefined;

/** A nick of the directory is that member, on whichever platform; anybody else is a guest of theirs. */
function userOf({ nick, platform = 'log' }: { nick: string; platform?: string }, group: Group): UserRef {
  const member = group.directory.byName(nick);
  return member ? { platform: 'web', id: member.handle, name: nick } : { platform, id: nick, name: nick };
}

const currentOf = ({ gavel, group }: Player): Meeting => {
  const meeting = gavel.desk(group.id)?.current();
  if (!meeting) throw new Error('There is no meeting');
  return meeting;
};

/** A message that stands for something, whoever said it: the log names entries, not messages. */
async function standsFor(about: string, stream: string, player: Player): Promise<string> {
  const message = `about:${stream}:${about}`;
  await player.means(message, about, stream);
  return message;
}

async function messageOf(target: Exclude<Target, 'last'>, line: number, player: Player): Promise<string> {
  const meeting = currentOf(player);
  const { byNumber } = meeting.of(entries);
  const number =
    'number' in target
      ? target.number
      : [...byNumber.values()]
          .filter(({ text }) => text.includes(target.words))
          .map((entry) => entry.number)
          .toSorted((a, b) => b - a)[0];
  if (number === undefined || !byNumber.has(number)) {
    throw new LogError(
      line,
      'number' in target ? `there is no entry #${target.number} here` : `no entry here says "${target.words}"`,
    );
  }
  return standsFor(`entry:${number}`, meeting.id, player);
}

async function play(line: LogLine, player: Player): Promise<void> {
  if (line.kind === 'reported') return report(line, player);
  const by = userOf(line, player.group);
  const id = `log:${line.line}`;
  const heard = { id, room: ROOM, by, at: line.at };
  if (line.kind === 'said') {
    player.tell(`<${line.nick}> ${line.text}`);
    const reply =
      line.replyTo === undefined || line.replyTo === 'last'
        ? undefined
        : await messageOf(line.replyTo, line.line, player);
    lastSaid = { message: id, by, text: line.text };
    return player.gavel.hear({
      ...heard,
      kind: 'message',
      message: id,
      text: line.text,
      visible: true,
      ...(reply === undefined ? {} : { replyTo: reply }),
    });
  }
  const emoji = line.emoji.replaceAll(/[\uFE0F\u{1F3FB}-\u{1F3FF}]/gu, '');
  const on = await reactedTo(line, emoji, player);
  const target = line.to === 'last' && lastSaid ? { target: { by: lastSaid.by, text: lastSaid.text } } : {};
  return player.gavel.hear({ ...heard, kind: 'reaction', message: on, emoji, removed: line.removed, ...target });
}

/** A reaction with no target is on the open motion, or else on the roll call; hands are always the roll call's. */
async function reactedTo(line: Extract<LogLine, { kind: 'reacted' }>, emoji: string, player: Player): Promise<string> {
  if (line.to === 'last') {
    if (!lastSaid) throw new LogError(line.line, 'nothing was said before this');
    return lastSaid.message;
  }
  if (line.to) return messageOf(line.to, line.line, player);
  const meeting = currentOf(player);
  const motion = HANDS.includes(emoji) ? undefined : openMotion(meeting);
  return standsFor(motion ? `entry:${motion.number}` : 'roll-call', meeting.id, player);
}

async function report(
  { what, proposal, by, at, line }: Extract<LogLine, { kind: 'reported' }>,
  player: Player,
): Promise<void> {
  const desk = player.gavel.desk(player.group.id);
  const people = by.map((name) => player.group.directory.byName(name)?.handle ?? name);
  const known = currentOf(player);
  const events =
    what === 'approved'
      ? [{ type: 'approval.approved', at, proposal, by: people }]
      : [{ type: 'approval.merged', at, proposal, ...(people[0] === undefined ? {} : { by: people[0] }) }];
  await desk?.act(known.id, `log:${line}`, () => ({ events }));
}
