import { memoryChat, type MemoryChat, type MemoryFile } from '../../src/chat/memory/memory.ts';
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { parseConfig, groupOf } from '../../src/config/config.ts';
// A group led by the real secretary, on adapters in memory and a clock that is turned by hand.
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { memoryForge, type MemoryForge } from '../../src/forge/memory/memory.ts';
import { entriesFeature, type Entry } from '../../src/meeting/entry.ts';
import type { Event } from '../../src/meeting/event.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { MessageId } from '../../src/ports/chat.ts';
import type { JobQueue } from '../../src/ports/jobs.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Secretary } from '../../src/secretary/secretary.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { currentMeeting, testSecretary, webUser } from './secretary.ts';

const CONFIG = `
groups:
  - id: moths
    name: Moth counters
    chairs: [ada]
    secretaries: [sol]
    members:
      - { handle: ada, name: Ada Birk, zone: Europe/Oslo }
      - { handle: sol, name: Sol Reyes }
      - { handle: kim, name: Kim Osei, aliases: [kosei] }
      - { handle: lou, name: Lou Marsh }
    schedule: { start: '17:00', from: 2026-03-03, every: FREQ=WEEKLY;INTERVAL=2 }
    format:
      path: minutes/{date}.md
      sections:
        - { kind: present, heading: Present }
        - { kind: topics, heading: Agenda, topics: [{ title: Traps }, { title: Lamps }] }
`;

/** The invented group of the tests. */
export function moths(): Group {
  const [group] = parseConfig(CONFIG, 'moths.yaml', {}).groups;
  if (!group) throw new Error('The configuration has no group');
  return groupOf(group);
}

export interface Rehearsal {
  readonly gavel: Secretary;
  readonly chat: MemoryChat;
  readonly clock: HandClock;
  readonly store: Store;
  readonly forge: MemoryForge;
  readonly room: string;
  /** Somebody says something, in the room or in a thread; resolves when everything that follows is done. */
  say(handle: string, text: string, replyTo?: MessageId): Promise<MessageId>;
  /** Somebody posts pictures, with words beside them. */
  post(handle: string, text: string, files: readonly MemoryFile[], replyTo?: MessageId): Promise<MessageId>;
  react(handle: string, emoji: string, message: MessageId, removed?: boolean): Promise<void>;
  edit(handle: string, message: MessageId, text: string): Promise<void>;
  remove(handle: string, message: MessageId): Promise<void>;
  meeting(): Meeting;
  entry(number: number): Entry | undefined;
  events(): Promise<readonly Event[]>;
  /** Everything that the room was told so far, private answers too, oldest first. */
  told(): string[];
  /** The Markdown of the meeting as it stands. */
  minutes(): string;
  stop(): Promise<void>;
}

/**
 * @param at when it begins: ISO 8601, UTC
 * @param opened where everything durable is
 * @param more takes the place of what else the secretary is given
 */
export async function rehearse(
  group: Group = moths(),
  at = '2026-03-03T16:55:00.000Z',
  opened: { readonly store: Store; readonly jobs: JobQueue } = memoryStore(),
  more: Partial<Parameters<typeof testSecretary>[0]> = {},
): Promise<Rehearsal> {
  const chat = memoryChat('memory');
  const clock = handClock(at);
  const { store, jobs } = opened;
  const forge = memoryForge();
  const room = 'memory:lamp-room';
  const bindings = [{ group, rooms: [room], forge }];
  const gavel = testSecretary({ store, jobs, clock, chats: [chat], bindings, ...more });
  await gavel.start();
  await gavel.idle();
  const doing = async <T>(act: Promise<T>): Promise<T> => {
    const done = await act;
    await gavel.idle();
    return done;
  };
  const meeting = (): Meeting => currentMeeting(gavel, group.id);
  return {
    gavel,
    chat,
    clock,
    store,
    forge,
    room,
    say: (handle, text, replyTo) =>
      doing(
        chat.say({ room, by: webUser(handle), at: clock.now(), text, ...(replyTo === undefined ? {} : { replyTo }) }),
      ),
    post: (handle, text, files, replyTo) =>
      doing(
        chat.say({
          room,
          by: webUser(handle),
          at: clock.now(),
          text,
          files,
          ...(replyTo === undefined ? {} : { replyTo }),
        }),
      ),
    react: (handle, emoji, message, removed = false) =>
      doing(chat.react({ room, by: webUser(handle), at: clock.now(), emoji, message, removed })),
    edit: (handle, message, text) => doing(chat.edit({ room, by: webUser(handle), at: clock.now(), message, text })),
    remove: (handle, message) => doing(chat.remove({ room, by: webUser(handle), at: clock.now(), message })),
    meeting,
    entry: (number) => meeting().stateOf(entriesFeature).byNumber.get(number),
    events: () => store.read(meeting().id),
    told: () => chat.sent.map(({ outgoing }) => plainText(outgoing.message)),
    minutes: () => minutesMarkdown(meeting()),
    stop: () => gavel.stop(),
  };
}
