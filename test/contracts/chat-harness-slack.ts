import { emojiNamed, nameOfEmoji } from '../../src/chat/slack/emoji.ts';
import type { SlackChat } from '../../src/chat/slack/slack.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { fakeSlack } from '../doubles/slack/slack.ts';
import { testSlackChat } from '../doubles/slack/test-slack-chat.ts';
import { slackEscaped } from '../doubles/slack/typed.ts';
import type { KeptMessage } from '../doubles/slack/workspace.ts';
import type { SeenMessage, ChatHarness } from './chat-harness.ts';

const CHANNEL = 'C0LOBBY00';
const TUX = { id: 'U0TUX0000', login: 'tux', displayName: 'Tux' };
const SJN = { id: 'U0SJN0000', login: 'sjn', displayName: 'Salve' };

/** The harness of Slack: the real adapter with bolt, against the strict fake. */
const stageOver = (kind: 'socket' | 'http') => async (): Promise<ChatHarness> => {
  const memory = memoryStore().store.memory('slack');
  const slack = await fakeSlack({ people: [TUX, SJN], channels: [CHANNEL] });
  const running = new Set<SlackChat>();
  const connection =
    kind === 'socket'
      ? ({ kind, appToken: slack.appToken } as const)
      : ({ kind, signingSecret: slack.signingSecret, host: '127.0.0.1', port: 0 } as const);

  function open(): SlackChat {
    const chat = testSlackChat(slack, {
      connection,
      rooms: [`slack:${CHANNEL}`],
      memory,
      recordsBy: ['🚩'],
    });
    const start = chat.start.bind(chat);
    const stop = chat.stop.bind(chat);
    const once: SlackChat = {
      ...chat,
      async start(hear) {
        await start(hear);
        running.add(once);
        if (kind === 'http') slack.requestUrl = `http://127.0.0.1:${chat.port()}/slack/events`;
        // A real Slack would take a minute.
        await slack.delivery.again();
      },
      async stop() {
        if (running.delete(once)) await stop();
      },
    };
    return once;
  }

  return {
    room: `slack:${CHANNEL}`,
    people: [TUX, SJN].map(({ id, displayName }) => ({
      platform: 'slack',
      id,
      name: displayName,
    })) as unknown as ChatHarness['people'],
    open,
    say: ({ by, text, replyTo }) => slack.say(by.id, CHANNEL, slackEscaped(text), replyTo),
    attach: ({ by, text }, file) => slack.share(by.id, CHANNEL, slackEscaped(text), file),
    react(by, emoji, message, removed) {
      const name = nameOfEmoji(emoji) ?? emoji;
      return (removed ? slack.unreact : slack.react)(by.id, CHANNEL, message, name);
    },
    async sees({ id }) {
      const direct = slack.at.messages.get(`D${id.slice(1)}`) ?? [];
      const all = [...(slack.at.messages.get(CHANNEL) ?? []), ...direct];
      return all.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === id).map(asSeen);
    },
    async fileOf(message) {
      const [shown] = [...slack.at.messages.values()].flat().filter(({ ts }) => ts === message);
      return new TextDecoder().decode(slack.at.uploads.get(shown?.files?.[0] ?? '')?.bytes);
    },
    async close() {
      await Promise.all([...running].map((chat) => chat.stop()));
      await slack.close();
    },
  };
};

const asSeen = ({ ts, text, username, reactions }: KeptMessage): SeenMessage => ({
  id: ts,
  text,
  author: username,
  marks: [],
  reactions: [...new Set(reactions.map(({ name }) => emojiNamed(name) ?? name))],
});

export const slackSocketHarness = stageOver('socket');
export const slackHttpHarness = stageOver('http');
