import { DeviceId, UserId, type OlmMachine } from '@matrix-org/matrix-sdk-crypto-wasm';

import type { OperatorLog } from '../../../ports/operator-log.ts';
import { isMatrixRefusal, type Homeserver } from '../homeserver.ts';
import type { CryptoStore, OwnDevice } from './crypto-store.ts';

/** What's known of the account's cross-signing identity, and whether it has signed Gavel's device. */
async function identityOf(machine: OlmMachine, { user, device }: OwnDevice) {
  const identity = await machine.getIdentity(new UserId(user));
  const own = await machine.getDevice(new UserId(user), new DeviceId(device));
  return {
    isPublished: identity !== undefined,
    isOurs: (await machine.crossSigningStatus()).hasMaster,
    isSigned: own?.isCrossSignedByOwner() ?? false,
  };
}

/**
 * Signs Gavel's device with an identity of the account, which is made if it has none: clients such as Element keep out
 * devices that no such identity has signed. Homeservers let the first one be published with the access token alone. An
 * identity that somebody made elsewhere is left alone.
 */
export async function signOwnDevice(
  server: Homeserver,
  store: CryptoStore,
  own: OwnDevice,
  log: OperatorLog,
): Promise<void> {
  const { isPublished, isOurs, isSigned } = await store.step((machine) => identityOf(machine, own));
  if (isSigned) return;
  if (isPublished && !isOurs) {
    log.info("Gavel's Matrix account has an identity that another client made; verify Gavel's device there", {
      ...own,
    });
    return;
  }
  // A start that was killed may have made it already.
  const { uploadSigningKeysRequest: keys, uploadSignaturesRequest: signatures } = await store.step((machine) =>
    machine.bootstrapCrossSigning(false),
  );
  try {
    await server.keys('device_signing/upload', JSON.parse(keys.body));
    await server.keys('signatures/upload', JSON.parse(signatures.body));
  } catch (error) {
    if (!isMatrixRefusal(error) && !needsPassword(error)) throw error;
    log.error("The homeserver doesn't let Gavel sign its own Matrix device, so Element may keep it out", { error });
  }
}

/** The homeserver wants the account's password for that. */
const needsPassword = (error: unknown): boolean => {
  const { httpStatus: status }: { httpStatus?: unknown } = Object(error);
  return status === 401;
};
