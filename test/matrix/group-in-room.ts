// A group that is led in a real Matrix room, on a clock that only the test turns.
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { memoryForge, type MemoryForge } from '../../src/forge/memory/memory.ts';
import { entriesFeature, type Entry } from '../../src/meeting/entry.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { Chat } from '../../src/ports/chat.ts';
import type { Secretary } from '../../src/secretary/secretary.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { testDirectory, writtenMember } from '../doubles/directory.ts';
import { eventually } from '../doubles/eventually.ts';
import { storeOfRun } from '../doubles/secretary-runs.ts';
import { currentMeeting, testSecretary } from '../doubles/secretary.ts';
import { smallGroup } from '../doubles/small-group.ts';
import type { MatrixHarness } from './matrix-harness.ts';

export interface GroupInMatrixRoom {
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
export function groupInMatrixRoom(harness: MatrixHarness, at = '2026-03-03T16:55:00.000Z'): GroupInMatrixRoom {
  const directory = testDirectory(
    [
      { handle: 'tux', name: 'Tux Penguin', matrix: harness.tux.id },
      { handle: 'kim', name: 'Kim Osei', matrix: '@kim:example.org' },
    ].map(writtenMember),
  );
  const group = { ...smallGroup(), chairs: ['tux'], secretaries: [], directory };
  const clock = handClock(at);
  const forge = memoryForge();
  const store = memoryStore();
  const meeting = (gavel: Secretary): Meeting => currentMeeting(gavel, group.id);
  return {
    clock,
    forge,
    store,
    meeting,
    async start(chat) {
      const gavel = testSecretary({
        ...store,
        store: storeOfRun(store.store),
        clock,
        chats: [chat],
        bindings: [{ group, rooms: [`matrix:${harness.room}`], forge }],
      });
      await gavel.start();
      return gavel;
    },
    entries: (gavel) => [...meeting(gavel).stateOf(entriesFeature).byNumber.values()],
    says: (words) =>
      eventually(`Gavel says ${words}`, async () => {
        const said = await harness.saidByGavel();
        return said.find(({ content }) => words.test(String(content['body'])))?.event_id;
      }),
  };
}
