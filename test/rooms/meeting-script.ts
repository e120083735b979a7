// A script tells a meeting as people really hold it: a log of `gavel replay`, and beside what is said and reacted what
// else happens in rooms (messages that are edited or deleted, link previews, other bots).
import { readLog, type LogLine } from '../../src/replay/log.ts';
import { eventually } from '../doubles/eventually.ts';
import { payload } from '../doubles/slack/envelopes.ts';
import type { MatrixTypist } from '../matrix/nio-typist.ts';
import { registerAccount, type MatrixAccount } from '../matrix/people.ts';
import { playLine, type RoomActions } from './room-actions.ts';
import { shownMessages, type ShownMessage } from './shown-messages.ts';
import { SLACK_CHANNEL, type TwoPlatforms } from './two-platforms.ts';

/** What no log tells, by what a line of the script says after its time. */
const EVENTS = [
  /^\*\s*(?<nick>\S+)@(?<side>slack|matrix)\s+(?<what>edits)\s+"(?<words>[^"]+)"\s+to\s+(?<text>.+)$/su,
  /^\*\s*(?<nick>\S+)@(?<side>slack|matrix)\s+(?<what>deletes)\s+"(?<words>[^"]+)"$/su,
  /^\*\s*(?<nick>\S+)@(?<side>slack)\s+(?<what>deletes) before it arrives: (?<text>.+)$/su,
  /^~\s*(?<what>preview)\s+of\s+"(?<words>[^"]+)"$/su,
  /^~\s*(?<nick>\S+)@(?<side>slack|matrix)\s+(?<what>says)\s+(?<text>.+)$/su,
];

/** One line of a script: something said or reacted, or another event. Of chatter (`~ <nick> text`) nothing is kept. */
export type ScriptLine =
  | (LogLine & { readonly chatter?: boolean })
  | { readonly kind: 'event'; readonly at: string; readonly event: ScriptEvent };

export interface ScriptEvent {
  readonly what: 'edits' | 'deletes' | 'preview' | 'says';
  readonly nick: string;
  readonly side: 'slack' | 'matrix';
  /** Words of the message that it is about; none if nobody has seen it yet. */
  readonly words?: string | undefined;
  readonly text: string;
}

const isEvent = (what: string | undefined): what is ScriptEvent['what'] =>
  ['edits', 'deletes', 'preview', 'says'].some((one) => one === what);

/** What a line of a script says after its time, if it is no line of a log. */
function eventIn(rest: string): ScriptEvent | undefined {
  const groups = EVENTS.map((pattern) => pattern.exec(rest)?.groups).find((found) => found !== undefined);
  if (!groups || !isEvent(groups['what'])) return undefined;
  const { what, nick = '', side, words, text = '' } = groups;
  return { what, nick, side: side === 'matrix' ? side : 'slack', words, text };
}

/** Reads a script. Throws a LogError at a line that is none. */
export function readScript(source: string): ScriptLine[] {
  const events = new Map<string, ScriptEvent>();
  const chatter = new Set<number>();
  // A log knows what is said: an event takes the place of such a line while the log is read.
  const log = source.split('\n').map((row, i) => {
    const { stamp, rest } = /^(?<stamp>(?:\S+ )?\d\d:\d\d) (?<rest>.+)$/u.exec(row)?.groups ?? {};
    if (stamp === undefined || rest === undefined) return row;
    const event = eventIn(rest);
    if (!event) {
      if (rest.startsWith('~ ')) chatter.add(i + 1);
      return `${stamp} ${rest.replace(/^~ /u, '')}`;
    }
    const key = `event-${events.size}`;
    events.set(key, event);
    return `${stamp} <script> ${key}`;
  });
  return readLog(log.join('\n')).map((line) => {
    const event = line.kind === 'said' && line.nick === 'script' ? events.get(line.text) : undefined;
    return event ? { kind: 'event', at: line.at, event } : { ...line, chatter: chatter.has(line.line) };
  });
}

/** The lines of a script that a log knows: who speaks in it. */
export const spokenLines = (script: readonly ScriptLine[]): LogLine[] =>
  script.flatMap((line) => (line.kind === 'event' ? [] : [line]));

/** What else happens in the rooms. */
function happenings(platforms: TwoPlatforms, typist: MatrixTypist) {
  const { slack, room, accounts } = platforms;
  const bots = new Map<string, MatrixAccount>();
  const deliver = async (name: string, event: object): Promise<void> =>
    void (await slack.delivery.deliver({ type: 'events_api', payload: slack.event(payload(name, { event })) }));
  const find = ({ side, words = '' }: ScriptEvent): Promise<ShownMessage> =>
    eventually(`"${words}" stands there`, async () =>
      (await shownMessages(side, platforms)).findLast(({ byGavel, text }) => !byGavel && text.includes(words)),
    );
  const account = (nick: string): MatrixAccount => {
    const found = accounts.get(nick);
    if (!found) throw new Error(`${nick} is not on Matrix`);
    return found;
  };

  const heard = async (event: string): Promise<void> =>
    void (await eventually(`${event} is heard`, async () => platforms.database.heard(`matrix:${event}`) || undefined));

  async function botOnMatrix(name: string): Promise<MatrixAccount> {
    const bot = bots.get(name) ?? (await registerAccount(platforms.synapse.url, name, name));
    if (!bots.has(name)) await bot.join(room);
    bots.set(name, bot);
    return bot;
  }

  const ON_SLACK = {
    edits: async (event: ScriptEvent) =>
      slack.edit(platforms.slackId(event.nick), SLACK_CHANNEL, (await find(event)).id, event.text),
    async deletes(event: ScriptEvent) {
      if (event.words !== undefined) return slack.remove(SLACK_CHANNEL, (await find(event)).id);
      const [ts, later] = [slack.at.ts(), slack.at.ts()];
      const user = platforms.slackId(event.nick);
      const before = { ts, user, text: event.text, blocks: [] };
      await deliver('message-deleted', { previous_message: before, deleted_ts: ts, ts: later, event_ts: later });
      return deliver('message', { ...before, event_ts: ts });
    },
    async preview(event: ScriptEvent) {
      const { id } = await find(event);
      const { user, text } = slack.at.find(SLACK_CHANNEL, id);
      const before = { ts: id, user, text, blocks: [], edited: undefined };
      const attachments = [
        { id: 1, from_url: 'https://tidepool.example/notary', title: 'Notary', text: 'How we sign' },
      ];
      const ts = slack.at.ts();
      return deliver('message-changed', {
        message: { ...before, attachments },
        previous_message: before,
        ts,
        event_ts: ts,
      });
    },
    says({ nick, text }: ScriptEvent) {
      const ts = slack.at.ts();
      const bot = { subtype: 'bot_message', bot_id: 'B0OTHERBOT', username: nick, user: undefined };
      return deliver('message', { ...bot, text, ts, event_ts: ts, blocks: [] });
    },
  };
  const ON_MATRIX = {
    edits: async (event: ScriptEvent) =>
      heard(await typist.edit(account(event.nick), room, (await find(event)).id, event.text)),
    deletes: async (event: ScriptEvent) =>
      heard(await typist.redact(account(event.nick), room, (await find(event)).id)),
    preview: () => Promise.reject(new Error('Nothing shows previews on Matrix')),
    says: async ({ nick, text }: ScriptEvent) =>
      void (await (await botOnMatrix(nick)).send(room, 'm.room.message', { msgtype: 'm.notice', body: text })),
  };
  return (event: ScriptEvent): Promise<void> => (event.side === 'matrix' ? ON_MATRIX : ON_SLACK)[event.what](event);
}

/** Does line after line, and waits after each until Gavel has said what comes of it. */
export async function playScript(
  script: readonly ScriptLine[],
  acts: RoomActions,
  platforms: TwoPlatforms,
  typist: MatrixTypist,
): Promise<void> {
  const happen = happenings(platforms, typist);
  for (const line of script) {
    if (line.kind !== 'event') await playLine(line, acts, platforms, line.chatter !== true);
    else {
      if (line.at > platforms.now()) await platforms.setClock(line.at);
      await happen(line.event);
      await eventually('Slack has its acknowledgement', async () => platforms.slack.delivery.left() === 0 || undefined);
      await platforms.settled();
    }
  }
}
