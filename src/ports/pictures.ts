/** What Gavel keeps pictures as; the word is also the ending of their files. */
export type PictureType = 'png' | 'jpeg' | 'gif' | 'webp';

/** A picture, and nothing else: without the place, the camera and whatever else a file can tell beside it. */
export interface Picture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  /** What git calls these bytes: the SHA-1 name of their blob (hexadecimal). */
  readonly blob: string;
}

/** Reads pictures, whoever sent them. */
export interface PictureReader {
  /** Undefined where the bytes are no picture that Gavel keeps, whatever they are said to be. */
  read(bytes: Uint8Array): Promise<Picture | undefined>;
}
