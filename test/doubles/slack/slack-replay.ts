import { nameOfEmoji } from '../../../src/chat/slack/emoji.ts';
import type { HandClock } from '../../../src/clock/hand.ts';
import { TAG_EMOJI } from '../../../src/features/notes/tags.ts';
import type { Group } from '../../../src/meeting/group.ts';
import type { UserRef } from '../../../src/meeting/member.ts';
import type { Heard, HeardMessage, HeardReaction, MessageId } from '../../../src/ports/chat.ts';
import type { MessageSubject } from '../../../src/ports/store.ts';
import { createPlayer, type ReplayStage } from '../../../src/replay/player.ts';
import type { ReplayVenue } from '../../../src/replay/replay.ts';
import { memoryStore } from '../../../src/store/memory/memory.ts';
import { testDirectory, withAccount } from '../directory.ts';
import { problemsTo } from '../log-to.ts';
import { fakeSlack, type FakeSlack } from './slack.ts';
import { testSlackChat } from './test-slack-chat.ts';
import { asSlackSends, slackIdOf } from './typed.ts';
import type { SlackPerson } from './workspace.ts';

const CHANNEL = 'C0LOBBY00';
const ROOM = `slack:${CHANNEL}`;

/** A group whose members are all on Slack, and the channel in which a log of theirs can be played. */
export interface SlackReplay {
  readonly group: Group;
  readonly venue: ReplayVenue;
  readonly slack: FakeSlack;
  readonly channel: string;
  /** What the adapter told the operator. */
  readonly troubles: string[];
  close(): Promise<void>;
}

/** People who are on Slack, though the directory does not know them: guests of the log. */
const guests = (nicks: readonly string[], from: number): SlackPerson[] =>
  nicks.map((nick, i) => ({ id: slackIdOf(nick, from + i), login: nick.toLowerCase(), displayName: nick }));

/** @param nicks everybody who speaks in the log */
export async function slackReplay(whole: Group, nicks: readonly string[]): Promise<SlackReplay> {
  const members = whole.directory.members.map((member, i) => withAccount(member, 'slack', slackIdOf(member.handle, i)));
  const known = testDirectory(members);
  const strangers = guests(
    nicks.filter((nick) => !known.byName(nick)),
    members.length,
  );
  const people: SlackPerson[] = [
    ...members.map(({ accounts, handle, name = handle }) => ({
      id: accounts['slack']?.[0] ?? '',
      login: handle.toLowerCase(),
      displayName: name,
    })),
    ...strangers,
  ];
  let clock: HandClock | undefined;
  const now = (): number => Date.parse(clock?.now() ?? '2024-01-01T00:00:00.000Z');
  const slack = await fakeSlack({ people, channels: [CHANNEL], now });
  const troubles: string[] = [];
  const memory = memoryStore().store.memory('slack');

  const idOfUser = ({ platform, id }: UserRef): string => {
    const member =
      platform === 'web'
        ? known.byName(id)?.accounts['slack']?.[0]
        : strangers.find(({ displayName }) => displayName === id)?.id;
    if (member === undefined) throw new Error(`${id} is not on Slack`);
    return member;
  };
  const asSent = (text: string): string => asSlackSends(text, known);

  function playOn(stage: ReplayStage) {
    const said = new Map<MessageId, MessageId>();

    const isAbout = async (ts: MessageId, wanted: MessageSubject | undefined): Promise<boolean> => {
      const subject = await stage.subject(ts);
      return subject !== undefined && subject.stream === wanted?.stream && subject.about === wanted.about;
    };

    /** The newest message of the channel that stands for something. */
    async function standingFor(message: MessageId): Promise<MessageId> {
      const before = said.get(message);
      if (before !== undefined) return before;
      const wanted = await stage.subject(message);
      for (let patience = 30; patience > 0; patience -= 1) {
        for (const { ts } of (slack.at.messages.get(CHANNEL) ?? []).toReversed()) {
          if (await isAbout(ts, wanted)) return ts;
        }
        // Slack takes about a message a second: people wait until they see what they answer.
        clock?.set(new Date(now() + 1000).toISOString());
        await stage.gavel.idle();
      }
      throw new Error(`No message of the channel is ${wanted?.about}`);
    }

    /** Threads are flat on Slack: who answers an answer says which by its number. */
    async function answer(who: string, text: string, to: MessageId): Promise<void> {
      const about = (await stage.subject(to))?.about.replace('entry:', '#');
      const inThread = slack.at.find(CHANNEL, to).thread !== undefined;
      await slack.say(who, CHANNEL, asSent(inThread ? `${about}: ${text}` : text), to);
    }

    async function say({ by, message, text, replyTo }: HeardMessage): Promise<void> {
      const who = idOfUser(by);
      if (replyTo !== undefined) return answer(who, text, await standingFor(replyTo));
      const [, command, rest = ''] = /^(\/\w+)\s*(.*)$/su.exec(text) ?? [];
      if (command !== undefined) await slack.command(who, CHANNEL, command, asSent(rest));
      else said.set(message, await slack.say(who, CHANNEL, asSent(text)));
    }

    async function react({ by, message, emoji, removed }: HeardReaction): Promise<void> {
      const name = nameOfEmoji(emoji) ?? emoji;
      await (removed ? slack.unreact : slack.react)(idOfUser(by), CHANNEL, await standingFor(message), name);
    }

    const hear = async (heard: Heard): Promise<void> => {
      if (heard.kind === 'message') return say(heard);
      if (heard.kind === 'reaction') return react(heard);
      throw new Error(`A log has no ${heard.kind}`);
    };
    return createPlayer({ ...stage, gavel: { ...stage.gavel, hear } });
  }

  return {
    group: { ...whole, directory: known },
    slack,
    channel: CHANNEL,
    troubles,
    venue: {
      room: ROOM,
      open(handed) {
        clock = handed;
        return testSlackChat(slack, {
          rooms: [ROOM],
          memory,
          clock: handed,
          log: problemsTo((problem, facts) => void troubles.push(`${problem} ${JSON.stringify(facts ?? {})}`)),
          recordsBy: TAG_EMOJI,
        });
      },
      player: playOn,
    },
    close: () => slack.close(),
  };
}
