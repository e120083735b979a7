// A group's meeting in a real Matrix room, typed from a log, beside a room in memory.
import { matrixChat } from '../../src/chat/matrix/matrix.ts';
import { memoryChat, type MemoryChat } from '../../src/chat/memory/memory.ts';
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { groupOf, readConfig } from '../../src/config/config.ts';
import type { GroupConfig } from '../../src/config/schema.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { HAND_EMOJI } from '../../src/features/roll-call/roll-call.ts';
import { memoryForge } from '../../src/forge/memory/memory.ts';
import type { Group } from '../../src/meeting/group.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { Chat, Heard, Outgoing } from '../../src/ports/chat.ts';
import { SILENT_LOG } from '../../src/ports/operator-log.ts';
import type { LogLine, LogTarget } from '../../src/replay/log.ts';
import { byItsLog, plannedOnDayOf } from '../../src/replay/replay.ts';
import type { Secretary } from '../../src/secretary/secretary.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { withAccount } from '../doubles/directory.ts';
import { eventually } from '../doubles/eventually.ts';
import { testSecretary } from '../doubles/secretary.ts';
import type { Synapse } from '../setup/synapse.ts';
import type { MatrixTypist } from './nio-typist.ts';
import { registerAccount, type MatrixAccount } from './people.ts';

/** The first group of a configuration. */
export async function firstGroupIn(file: string): Promise<GroupConfig> {
  const { groups } = await readConfig(file, {});
  const [group] = groups;
  if (!group) throw new Error(`${file} has no group`);
  return group;
}

type Accounts = ReadonlyMap<string, MatrixAccount>;

/** Every nick of a log gets an account, whose name is the nick. */
async function accountsOf(lines: readonly LogLine[], scribe: string, url: string): Promise<Accounts> {
  const nicks = new Set(lines.flatMap((line) => (line.kind === 'reported' ? scribe : line.nick)));
  const accounts = new Map<string, MatrixAccount>();
  for (const nick of nicks) accounts.set(nick, await registerAccount(url, nick.toLowerCase(), nick));
  return accounts;
}

/** The group, whose members are known by their accounts. */
function groupWith(accounts: Accounts, config: GroupConfig): Group {
  const { directory } = groupOf(config);
  const ids = new Map([...accounts].map(([nick, { id }]) => [directory.byName(nick)?.handle, id]));
  const members = config.members.map((member) => withAccount(member, 'matrix', ids.get(member.handle)));
  return byItsLog(groupOf({ ...config, members }));
}

/** The adapter, at whose ear and mouth a test listens. */
function overheard(matrix: Chat) {
  const heard = new Set<string>();
  const sent: { readonly message: string; readonly text: string }[] = [];
  const marked = new Map<string, string>();
  const note = (outgoing: Outgoing, message: string | undefined): void => {
    if (outgoing.kind === 'mark') for (const number of outgoing.mark.split(' ')) marked.set(number, outgoing.target);
    else if (message !== undefined && outgoing.kind !== 'reaction')
      sent.push({ message, text: plainText(outgoing.message) });
  };
  const chat: Chat = {
    ...matrix,
    start: (hear) =>
      matrix.start(async (one: Heard) => {
        await hear(one);
        heard.add(one.id);
      }),
    async send(outgoing) {
      const message = await matrix.send(outgoing);
      note(outgoing, message);
      return message;
    },
  };
  return { chat, heard, sent, marked };
}

interface Room extends ReturnType<typeof overheard> {
  readonly id: string;
  readonly accounts: Accounts;
  readonly scribe: string;
  readonly typist: MatrixTypist;
}

/** Types the lines of a log into a room, and gives the event that each became. */
function typing({ id, accounts, scribe, typist, sent, marked }: Room): (line: LogLine) => Promise<string> {
  const texts = new Map<string, string>();
  const reactions = new Map<string, string>();
  let last = '';
  const accountOf = (nick: string): MatrixAccount => {
    const account = accounts.get(nick);
    if (!account) throw new Error(`Nobody is ${nick}`);
    return account;
  };
  const showing = (words: string): string => sent.findLast(({ text }) => text.startsWith(words))?.message ?? '';
  const standing = (emoji: string): string =>
    (HAND_EMOJI.includes(emoji) ? '' : showing('Vote #')) || showing('Roll call');
  const target = (to: LogTarget): string => {
    if (to === 'last') return last;
    if ('number' in to) return marked.get(`#${to.number}`) ?? '';
    return [...marked.values()].findLast((event) => texts.get(event)?.includes(to.words) === true) ?? '';
  };
  const say = async (nick: string, text: string, replyTo?: string): Promise<string> => {
    last = await typist.say(accountOf(nick), id, text, replyTo);
    texts.set(last, text);
    return last;
  };
  const react = async (line: Extract<LogLine, { kind: 'reacted' }>): Promise<string> => {
    const { nick, emoji } = line;
    const key = `${nick} ${emoji}`;
    const before = reactions.get(key);
    if (line.removed && before !== undefined) return typist.redact(accountOf(nick), id, before);
    const event = await typist.react(accountOf(nick), id, line.to ? target(line.to) : standing(emoji), emoji);
    reactions.set(key, event);
    return event;
  };
  return (line) => {
    if (line.kind === 'reacted') return react(line);
    if (line.kind === 'said') return say(line.nick, line.text, line.replyTo && target(line.replyTo));
    const people = line.by.map((name) => `@${name}`).join(' ');
    return say(scribe, `!meeting ${line.what} ${line.proposal} by ${people}`);
  };
}

interface Meet {
  readonly lines: readonly LogLine[];
  /** The configuration's file. */
  readonly config: string;
  /** Who types what the log says that the forge reported. */
  readonly scribe: string;
  readonly synapse: Synapse;
  readonly typist: MatrixTypist;
}

interface Met {
  readonly minutes: string;
  /** Gavel's own messages in the Matrix room, as they were first. */
  readonly saidByGavel: readonly string[];
  readonly elsewhere: MemoryChat;
}

async function play(lines: readonly LogLine[], clock: HandClock, gavel: Secretary, room: Room) {
  const type = typing(room);
  for (const line of lines) {
    if (line.at > clock.now()) clock.set(line.at);
    await gavel.idle();
    const event = await type(line);
    await eventually(`line ${line.line} is heard`, async () => room.heard.has(`matrix:${event}`) || undefined);
    await gavel.idle();
  }
}

/** Holds a meeting as its log has it, on the log's own clock. */
export async function playLogOnMatrix({ lines, config, scribe, synapse, typist }: Meet): Promise<Met> {
  const first = lines[0]?.at ?? '';
  const accounts = await accountsOf(lines, scribe, synapse.url);
  const group = groupWith(accounts, await firstGroupIn(config));
  const account = await registerAccount(synapse.url, 'gavel');
  const id = await account.createRoom({ preset: 'public_chat' });
  for (const person of accounts.values()) await person.join(id);
  const store = memoryStore();
  const clock = handClock(first);
  const matrix = overheard(
    matrixChat({
      homeserver: synapse.url,
      accessToken: account.token,
      memory: store.store.memory('matrix'),
      rooms: [`matrix:${id}`],
      inviters: [],
      mxidOf: () => undefined,
      log: SILENT_LOG,
      fatal: () => undefined,
      at: () => clock.now(),
    }),
  );
  const elsewhere = memoryChat('memory');
  const gavel = testSecretary({
    planning: plannedOnDayOf(first),
    ...store,
    clock,
    chats: [matrix.chat, elsewhere],
    bindings: [{ group, rooms: [`matrix:${id}`, 'memory:other'], forge: memoryForge() }],
  });
  try {
    await gavel.start();
    await gavel.idle();
    await play(lines, clock, gavel, { ...matrix, id, accounts, scribe, typist });
    const meeting = gavel.session(group.id)?.last();
    if (!meeting) throw new Error('The meeting did not end');
    const events = await account.events(id);
    const own = events.filter(({ sender, content }) => sender === account.id && content['m.relates_to'] === undefined);
    return {
      minutes: minutesMarkdown(meeting),
      saidByGavel: own.map(({ content }) => String(content['body'])),
      elsewhere,
    };
  } finally {
    await gavel.stop();
  }
}
