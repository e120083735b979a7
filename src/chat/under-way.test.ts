import { expect, test } from '@jest/globals';

import { TryLater } from '../ports/chat.ts';
import { underWay } from './under-way.ts';

test('the end waits for what is under way, however it goes, and nothing begins after it', async () => {
  const following = underWay();
  const first = Promise.withResolvers<string>();
  const second = Promise.withResolvers<string>();
  const begun = [following.during(async () => first.promise), following.during(async () => second.promise)] as const;
  const ended: string[] = [];
  const end = following.over().then(() => ended.push('over'));
  await expect(following.during(async () => ended.push('begun too late'))).rejects.toThrow(TryLater);
  first.resolve('sent');
  expect(await begun[0]).toBe('sent');
  expect(ended).toEqual([]);
  second.reject(new Error('cut off'));
  await expect(begun[1]).rejects.toThrow('cut off');
  await end;
  expect(ended).toEqual(['over']);
});
