/** @needs Synapse */
// What the Matrix adapter has to know after a restart, where the power or the disk fails just then.
import { expect, test } from '@jest/globals';

import type { AdapterMemory } from '../../src/ports/adapter-memory.ts';
import { StoreUnavailable } from '../../src/ports/store.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { eventually } from '../doubles/eventually.ts';
import { fullDisk } from '../doubles/full-disk.ts';
import { hears, onSynapse, texts } from './adapter-stage.ts';

onSynapse('what the Matrix adapter has to remember', (stage) => {
  const wordsOfGavel = async (): Promise<unknown[]> => {
    const said = await stage.saidByGavel();
    return said.map(({ content }) => content['body']);
  };

  test('what was sent and not remembered before a kill is sent once, and can be edited', async () => {
    const killed = Promise.withResolvers<void>();
    const untilTheKill: AdapterMemory = {
      ...stage.memory,
      write: (changes) =>
        changes.put?.some(({ kind }) => kind === 'sent') === true ? killed.promise : stage.memory.write(changes),
    };
    const { chat } = await stage.listen({ memory: untilTheKill });
    const sending = chat.send(stage.post('o1', '1 is here'));
    const message = await eventually('the room shows it', async () => (await stage.saidByGavel())[0]?.event_id);

    const { chat: next } = await stage.listen();
    expect(await next.send(stage.post('o1', '1 is here'))).toBe(message);
    expect(await wordsOfGavel()).toEqual(['1 is here']);
    await next.send({ ...stage.post('o2', '2 are here'), edits: message });
    expect(await wordsOfGavel()).toEqual(['1 is here', '* 2 are here']);
    killed.resolve();
    await sending;
  });

  test('what cannot be remembered, since the disk is full, is not sent twice', async () => {
    const disk = fullDisk(memoryStore());
    const { chat } = await stage.listen({ memory: disk.store.memory('matrix') });
    disk.fill();
    await expect(chat.send(stage.post('o1', 'hello'))).rejects.toBeInstanceOf(StoreUnavailable);
    disk.empty();
    expect(await chat.send(stage.post('o1', 'hello'))).toBe((await stage.saidByGavel())[0]?.event_id);
    expect(await wordsOfGavel()).toEqual(['hello']);
  });

  test('up to where Gavel has heard is written when there is room again, and nothing is heard twice', async () => {
    const { tux, room, told } = stage;
    const disk = fullDisk(memoryStore());
    const memory = disk.store.memory('matrix');
    const { chat, heard } = await stage.listen({ memory });
    disk.fill();
    await tux.say(room, 'one');
    await eventually('the token cannot be written', async () => (disk.refused() > 1 ? true : undefined));
    expect(told).toContain('Matrix cannot be heard now; trying again');
    disk.empty();
    await tux.say(room, 'two');
    await hears(heard, 'two');
    expect(texts(heard)).toEqual(['one', 'two']);
    await eventually('Matrix is heard', async () => told.includes('Matrix is heard again') || undefined);
    await stage.stop(chat);

    const again = await stage.listen({ memory });
    await tux.say(room, 'three');
    await hears(again.heard, 'three');
    expect(texts(again.heard)).toEqual(['three']);
  });
});
