import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

// What is kept about an event is kept so that the database alone tells nothing of it: it can be found and read only with
// the event's id, which the homeserver tells those who are in the room.

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const derived = (id: string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', id, '', `gavel ${purpose}`, bytes));

/** Under what something about an event is kept: hexadecimal. */
export const sealedName = (id: string): string => derived(id, 'name', 16).toString('hex');

/** Data that only the id of an event opens: base64. */
export function sealBox(id: string, data: object): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, derived(id, 'key', 32), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(data), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** What `sealBox` was given with this id. Throws an error if it was another id, or if the data is damaged. */
export function openBox(id: string, box: string): unknown {
  const sealed = Buffer.from(box, 'base64');
  const key = derived(id, 'key', 32);
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const data = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(data.toString('utf8'));
}
