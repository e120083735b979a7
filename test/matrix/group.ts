// A group that is led in a real Matrix room, on a clock that only the test turns.
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { groupOf, parseConfig } from '../../src/config/config.ts';
import { meetingDomain } from '../../src/domain/domain.ts';
import { memoryForge, type MemoryForge } from '../../src/forge/memory/memory.ts';
import { entriesFeature, type Entry } from '../../src/meeting/entry.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import { sharpPictures } from '../../src/pictures/sharp-pictures.ts';
import type { Chat } from '../../src/ports/chat.ts';
import { createSecretary, type Secretary } from '../../src/secretary/secretary.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { eventually } from '../doubles/eventually.ts';
import type { AdapterStage } from './adapter-stage.ts';

const config = (tux: string): string => `
groups:
  - id: moths
    name: Moth counters
    chairs: [tux]
    members:
      - { handle: tux, name: Tux Penguin, matrix: '${tux}' }
      - { handle: kim, name: Kim Osei, matrix: '@kim:example.org' }
    schedule: { start: '17:00', from: 2026-03-03, every: FREQ=WEEKLY;INTERVAL=2 }
    format:
      path: minutes/{date}.md
      sections:
        - { kind: present, heading: Present }
        - { kind: topics, heading: Agenda, topics: [{ title: Traps }, { title: Lamps }] }
`;

export interface GroupInRoom {
  readonly clock: HandClock;
  readonly forge: MemoryForge;
  readonly store: ReturnType<typeof memoryStore>;
  /** Starts a process over what earlier ones left. */
  start(chat: Chat): Promise<Secretary>;
  meeting(gavel: Secretary): Meeting;
  entries(gavel: Secretary): readonly Entry[];
  /** Waits until Gavel has said something like this in the room, and gives that event's id. */
  says(words: RegExp): Promise<string>;
}

/** Its meeting is about to begin. */
export function groupInRoom(stage: AdapterStage, at = '2026-03-03T16:55:00.000Z'): GroupInRoom {
  const [read] = parseConfig(config(stage.tux.id), 'moths.yaml', {}).groups;
  if (!read) throw new Error('The configuration has no group');
  const group = groupOf(read);
  const clock = handClock(at);
  const forge = memoryForge();
  const store = memoryStore();
  const meeting = (gavel: Secretary): Meeting => {
    const current = gavel.session(group.id)?.current();
    if (!current) throw new Error('No meeting is planned');
    return current;
  };
  return {
    clock,
    forge,
    store,
    meeting,
    async start(chat) {
      const gavel = createSecretary({
        ...store,
        // What is durable outlives the process.
        store: { ...store.store, close: async () => undefined },
        domain: meetingDomain,
        clock,
        pictures: sharpPictures,
        chats: [chat],
        bindings: [{ group, rooms: [`matrix:${stage.room}`], forge }],
        log: { info: () => undefined, error: () => undefined },
      });
      await gavel.start();
      return gavel;
    },
    entries: (gavel) => [...meeting(gavel).stateOf(entriesFeature).byNumber.values()],
    says: (words) =>
      eventually(`Gavel says ${words}`, async () => {
        const said = await stage.saidByGavel();
        return said.find(({ content }) => words.test(String(content['body'])))?.event_id;
      }),
  };
}
