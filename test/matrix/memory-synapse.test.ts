/** @needs Synapse */
// What the Matrix adapter has to know after a restart, even if the power or the disk fails just before.
import { expect, test } from '@jest/globals';

import type { AdapterMemory } from '../../src/ports/adapter-memory.ts';
import { StoreUnavailable } from '../../src/ports/store.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { eventually } from '../doubles/eventually.ts';
import { fullDisk } from '../doubles/full-disk.ts';
import { untilHeard, describeOnSynapse, heardTexts } from './matrix-harness.ts';

describeOnSynapse('what the Matrix adapter has to remember', (harness) => {
  const wordsOfGavel = async (): Promise<unknown[]> => {
    const said = await harness.saidByGavel();
    return said.map(({ content }) => content['body']);
  };

  test('what was sent and not remembered before a kill is sent once, and can be edited', async () => {
    const killed = Promise.withResolvers<void>();
    const untilTheKill: AdapterMemory = {
      ...harness.memory,
      write: (changes) =>
        changes.put?.some(({ kind }) => kind === 'sent') === true ? killed.promise : harness.memory.write(changes),
    };
    const { chat } = await harness.listen({ memory: untilTheKill });
    const sending = chat.send(harness.post('o1', '1 is here'));
    const message = await eventually('the room shows it', async () => (await harness.saidByGavel())[0]?.event_id);

    const { chat: next } = await harness.listen();
    expect(await next.send(harness.post('o1', '1 is here'))).toBe(message);
    expect(await wordsOfGavel()).toEqual(['1 is here']);
    await next.send({ ...harness.post('o2', '2 are here'), edits: message });
    expect(await wordsOfGavel()).toEqual(['1 is here', '* 2 are here']);
    killed.resolve();
    await sending;
  });

  test('what cannot be remembered, since the disk is full, is not sent twice', async () => {
    const disk = fullDisk(memoryStore());
    const { chat } = await harness.listen({ memory: disk.store.memory('matrix') });
    disk.fill();
    await expect(chat.send(harness.post('o1', 'hello'))).rejects.toBeInstanceOf(StoreUnavailable);
    disk.empty();
    expect(await chat.send(harness.post('o1', 'hello'))).toBe((await harness.saidByGavel())[0]?.event_id);
    expect(await wordsOfGavel()).toEqual(['hello']);
  });

  test('up to where Gavel has heard is written when there is room again, and nothing is heard twice', async () => {
    const { tux, room, told } = harness;
    const disk = fullDisk(memoryStore());
    const memory = disk.store.memory('matrix');
    const { chat, heard } = await harness.listen({ memory });
    disk.fill();
    await tux.say(room, 'one');
    await eventually('the token cannot be written', async () => (disk.refused() > 1 ? true : undefined));
    expect(told).toContain("Matrix can't be reached now; trying again");
    disk.empty();
    await tux.say(room, 'two');
    await untilHeard(heard, 'two');
    expect(heardTexts(heard)).toEqual(['one', 'two']);
    await eventually('Matrix is heard', async () => told.includes('Matrix is back') || undefined);
    await harness.stop(chat);

    const again = await harness.listen({ memory });
    await tux.say(room, 'three');
    await untilHeard(again.heard, 'three');
    expect(heardTexts(again.heard)).toEqual(['three']);
  });
});
