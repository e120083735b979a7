import { expect, test } from '@jest/globals';
import { z } from 'zod';

import { fullDisk } from '../../test/doubles/full-disk.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { memoryStore } from '../store/memory/memory.ts';
import { forgetDaily } from './forget-daily.ts';
import { typedRecords } from './typed-records.ts';

const HOUR_MS = 60 * 60_000;
const iso = (hour: number): string => new Date(hour * HOUR_MS).toISOString();

test('what is old is forgotten once a day, and after a failure the next time', async () => {
  const disk = fullDisk(memoryStore());
  const memory = disk.store.memory('slack');
  const threads = typedRecords(memory, 'thread', z.string());
  const keys = async (): Promise<string[]> => (await threads.list()).map(({ key }) => key);
  let hour = 10;
  const forget = forgetDaily([threads], 10 * HOUR_MS, () => hour * HOUR_MS);
  await memory.write({ put: [threads.put('old', 'x', iso(-1)), threads.put('young', 'x', iso(0))] });
  disk.fill();
  await expect(forget()).rejects.toBeInstanceOf(StoreUnavailable);
  disk.empty();
  await forget();
  expect(await keys()).toEqual(['young']);
  hour = 33;
  await forget();
  expect(await keys()).toEqual(['young']);
  hour = 34;
  await forget();
  expect(await keys()).toEqual([]);
});
