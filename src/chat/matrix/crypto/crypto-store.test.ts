import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { StartupError } from '../../../ports/startup-error.ts';
import { openCryptoFile, type CryptoFile } from './crypto-file.ts';
import { openCryptoStore, type CryptoStore } from './crypto-store.ts';

const OWN = { user: '@gavel:example.org', device: 'ONE' };

let folder: string;
let open: (() => void)[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-keys-'));
  open = [];
});
afterEach(() => {
  for (const close of open) close();
  rmSync(folder, { recursive: true });
});

const path = (): string => join(folder, 'inside', 'keys.db');

/** Opens the file beside those that are open: as after a kill, nothing was closed. */
function openFile(): CryptoFile {
  const file = openCryptoFile(path());
  open.push(() => file.close());
  return file;
}

const openStore = (secret?: string, own = OWN): Promise<CryptoStore> => openCryptoStore(openFile(), own, secret);

const fingerprintOf = (store: CryptoStore): Promise<string> =>
  store.step(async ({ identityKeys }) => identityKeys.ed25519.toBase64());

const uploadOf = async (store: CryptoStore): Promise<unknown> => {
  const requests = await store.step((machine) => machine.outgoingRequests());
  return JSON.parse(requests[0]?.body ?? '{}');
};

test.each([undefined, 'a secret of the operator'])(
  'what the machine did is there for the next process, which was not told: secret %s',
  async (secret) => {
    const first = await openStore(secret);
    const [fingerprint, upload] = [await fingerprintOf(first), await uploadOf(first)];
    const next = await openStore(secret);
    expect(await fingerprintOf(next)).toBe(fingerprint);
    // The same one-time keys, which may have been uploaded already.
    expect(await uploadOf(next)).toEqual(upload);
  },
);

test('another secret, or none, opens nothing', async () => {
  await openStore('a secret of the operator');
  await expect(openStore('another secret')).rejects.toBeInstanceOf(StartupError);
  await expect(openStore()).rejects.toBeInstanceOf(StartupError);
  await openStore('a secret of the operator');
});

test('another device of the account begins anew', async () => {
  const first = await fingerprintOf(await openStore());
  const other = await openStore(undefined, { ...OWN, device: 'TWO' });
  expect(await fingerprintOf(other)).not.toBe(first);
});

test('the file is for its owner alone', async () => {
  await openStore();
  expect(statSync(path()).mode.toString(8)).toBe('100600');
});

/** Without a secret, devices are found by their names. */
const tells = (): boolean => readFileSync(`${path()}-wal`).includes('@gavel:example.org\u001dONE');

test('with a secret, the library writes nothing that can be read', async () => {
  const plain = await openStore();
  expect(tells()).toBe(true);
  await plain.close();
  rmSync(join(folder, 'inside'), { recursive: true });
  await openStore('a secret of the operator');
  expect(tells()).toBe(false);
});

const event = (id: string) => ({
  event_id: id,
  type: 'm.room.encrypted',
  sender: '@tux:example.org',
  origin_server_ts: 1,
  content: {},
});

test('extras are written with what a step changed; what waits comes back in its order, once', async () => {
  const store = await openStore();
  const wait = (...ids: readonly string[]): Promise<void> =>
    store.step(
      async () => undefined,
      () => ({ waiting: ids.map((id) => ({ room: '!r', event: event(id) })) }),
    );
  await wait('$b', '$a');
  await wait('$a', '$c');
  const sealed = { type: 'm.room.encrypted', content: { ciphertext: 'x' } };
  await store.step(
    async () => undefined,
    () => ({ outgoing: { id: 'o1', room: '!r', event: sealed } }),
  );
  const next = openFile();
  expect(next.waiting().map(({ event: { event_id: id } }) => id)).toEqual(['$b', '$a', '$c']);
  next.arrived('$a');
  expect(next.waiting().map(({ event: { event_id: id } }) => id)).toEqual(['$b', '$c']);
  expect(next.outgoing('o1', '!r')).toEqual(sealed);
  expect(next.outgoing('o1', '!other')).toBeUndefined();
  next.sent('o1');
  expect(next.outgoing('o1', '!r')).toBeUndefined();
});

test('a step that fails keeps no other from its turn, and what it did before is written', async () => {
  const store = await openStore();
  const before = openFile().steps();
  const failing = store.step(async (machine) => {
    await machine.outgoingRequests();
    throw new Error('The homeserver said something odd');
  });
  const next = store.step(async () => 'well');
  await expect(failing).rejects.toThrow('odd');
  expect(await next).toBe('well');
  expect(openFile().steps()).toBeGreaterThan(before);
});
