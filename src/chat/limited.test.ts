import { expect, test } from '@jest/globals';

import { UnobtainableFile } from '../ports/chat.ts';
import { bytesUpTo } from './limited.ts';

/** An answer that goes on until it is cut. */
const endless = () => {
  let given = 0;
  let cut = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 10;
      controller.enqueue(new Uint8Array(10));
    },
    cancel: () => void (cut = true),
  });
  return { response: new Response(body), given: () => given, cut: () => cut };
};

test('what fits is given whole, to the last byte', async () => {
  const bytes = Uint8Array.of(1, 2, 3, 4);
  expect([...(await bytesUpTo(new Response(bytes), 4))]).toEqual([1, 2, 3, 4]);
  expect([...(await bytesUpTo(new Response(null), 4))]).toEqual([]);
});

test('one byte more is too many', async () => {
  await expect(bytesUpTo(new Response(new Uint8Array(5)), 4)).rejects.toThrow(UnobtainableFile);
});

test('an answer that lies about its length, or never ends, is read no further than that', async () => {
  const { response, given, cut } = endless();
  await expect(bytesUpTo(response, 100)).rejects.toThrow(UnobtainableFile);
  expect(given()).toBeLessThan(200);
  expect(cut()).toBe(true);
});
