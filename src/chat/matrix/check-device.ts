import { z } from 'zod';

import type { Finding } from '../../ports/finding.ts';
import { failureText, GUIDE } from './check-words.ts';
import type { Homeserver } from './homeserver.ts';

/** Who the access token belongs to. */
export interface OwnAccount {
  readonly user: string;
  readonly device: string | undefined;
}

const Keys = z.record(z.string(), z.string()).default({});
const PublishedSchema = z.object({
  device_keys: z
    .record(
      z.string(),
      z.record(z.string(), z.object({ keys: Keys, signatures: z.record(z.string(), Keys).default({}) })),
    )
    .default({}),
  self_signing_keys: z.record(z.string(), z.object({ keys: Keys })).default({}),
});

/** The device's fingerprint as clients show it, and whether the account's identity has signed it; undefined without keys. */
async function publishedKeys(server: Homeserver, user: string, device: string) {
  const asked = await server.keys('query', { device_keys: { [user]: [] } });
  const { device_keys: devices, self_signing_keys: signing } = PublishedSchema.parse(asked);
  const { keys, signatures } = devices[user]?.[device] ?? {};
  const fingerprint = keys?.[`ed25519:${device}`];
  if (fingerprint === undefined) return undefined;
  const identity = Object.keys(signing[user]?.keys ?? {});
  const isSigned = identity.some((key) => signatures?.[user]?.[key] !== undefined);
  return { fingerprint: fingerprint.replaceAll(/.{4}/gu, '$& '), isSigned };
}

async function foundOf(server: Homeserver, user: string, device: string): Promise<Omit<Finding, 'what'>> {
  const published = await publishedKeys(server, user, device);
  if (!published) return { state: 'ok', found: "there are none yet; Gavel makes them when it's started" };
  const { fingerprint, isSigned } = published;
  if (isSigned) return { state: 'ok', found: `fingerprint ${fingerprint}, signed by the account's identity` };
  return {
    state: 'warn',
    found: `fingerprint ${fingerprint}, which nobody signed: Element may keep it out`,
    mend: `Verify it in another client of ${user}, such as Element (${GUIDE}).`,
  };
}

/** Gavel's device as clients see it. */
export async function checkDevice(server: Homeserver, { user, device }: OwnAccount): Promise<readonly Finding[]> {
  if (device === undefined) return [];
  const what = `Matrix: the keys of the device ${device}`;
  try {
    return [{ what, ...(await foundOf(server, user, device)) }];
  } catch (error) {
    return [{ what, state: 'warn', found: failureText(error), mend: 'Try again later.' }];
  }
}
