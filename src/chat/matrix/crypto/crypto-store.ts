import { hkdfSync } from 'node:crypto';

import { DeviceId, initAsync, OlmMachine, StoreHandle, UserId } from '@matrix-org/matrix-sdk-crypto-wasm';

import { StartupError } from '../../../ports/startup-error.ts';
import type { CryptoExtras, CryptoFile } from './crypto-file.ts';
import { restoreDatabases } from './indexed-databases.ts';

/** The device that Gavel is at the homeserver. */
export interface OwnDevice {
  readonly user: string;
  readonly device: string;
}

/** The crypto library's machine, with everything that it knows on disk. */
export interface CryptoStore {
  /**
   * Does one thing with the machine, after those before it. Resolves when all that it changed is on disk, together with
   * the extras of its result; until then nothing of it may be sent, and nothing acknowledged.
   */
  step<T>(work: (machine: OlmMachine) => Promise<T>, extras?: (result: T) => CryptoExtras): Promise<T>;
  /** Lets the last step end. */
  close(): Promise<void>;
}

const storeKey = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'gavel matrix keys', 32));

/** Opens the library's own store, which is empty for a new device. */
async function openMachine(name: string, { user, device }: OwnDevice, secret: string | undefined): Promise<OlmMachine> {
  const handle = await (secret === undefined
    ? StoreHandle.open(name, undefined)
    : StoreHandle.openWithKey(name, storeKey(secret)));
  return OlmMachine.initFromStore(new UserId(user), new DeviceId(device), handle);
}

/**
 * Opens the keys of a device in a file, or begins a new one. Another device's keys in it are of no more use, and deleted.
 * @param secret what the keys in the file are encrypted with
 * @throws StartupError if it was another secret before
 */
export async function openCryptoStore(
  file: CryptoFile,
  own: OwnDevice,
  secret: string | undefined,
): Promise<CryptoStore> {
  await initAsync();
  const account = `${own.user} ${own.device}`;
  if (file.account() !== account) file.reset(account);
  const { forms, records } = file.load();
  const { prefix, databases } = await restoreDatabases(forms, records);

  function save(extras: CryptoExtras): void {
    const { written, ...changes } = databases.changes();
    const isNothing = changes.forms === undefined && changes.put.length === 0 && changes.removed.length === 0;
    if (!isNothing || extras.outgoing || extras.waiting?.length) file.write(changes, extras);
    written();
  }

  const machine = await openMachine(prefix, own, secret).catch((error: unknown) => {
    databases.forget();
    throw new StartupError(
      "The keys of Gavel's Matrix device can't be opened. If matrix.keysSecret was changed, put it back; " +
        'otherwise delete the file and log in again for a new device (see docs/matrix.md)',
      { cause: error },
    );
  });
  save({});
  let last: Promise<unknown> = Promise.resolve();

  return {
    step(work, extras = () => ({})) {
      const done = last.then(async () => {
        let more: CryptoExtras = {};
        try {
          const result = await work(machine);
          more = extras(result);
          return result;
        } finally {
          // What failed may have changed something before.
          save(more);
        }
      });
      last = done.catch(() => undefined);
      return done;
    },
    async close() {
      await last;
      machine.close();
      databases.forget();
    },
  };
}
