import { Attachment } from '@matrix-org/matrix-sdk-crypto-wasm';

/** A file as it's uploaded for an encrypted room, and what its people need to open it. */
export interface SealedFile {
  readonly bytes: Uint8Array;
  /** The `EncryptedFile` of the Client-Server API, without its address. */
  readonly key: object;
}

/** Encrypts a file with a key of its own. The crypto library has to be loaded. */
export function sealFile(text: string): SealedFile {
  const sealed = Attachment.encrypt(Buffer.from(text));
  const { mediaEncryptionInfo: key } = sealed;
  if (key === undefined) throw new Error('The crypto library gave no key for a file');
  return { bytes: sealed.encryptedData, key: JSON.parse(key) };
}
