/** The types Gavel keeps pictures in, which are also the endings of their files. */
export type PictureType = 'png' | 'jpeg' | 'gif' | 'webp';

/** A picture, and nothing else: without the place, the camera and whatever else a file can tell beside it. */
export interface Picture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  /** Git's name for these bytes: the SHA-1 of their blob (hexadecimal). */
  readonly blob: string;
}

/** Reads pictures from untrusted senders. */
export interface PictureReader {
  /** Undefined if the bytes aren't a picture that Gavel keeps, whatever type they claim. */
  read(bytes: Uint8Array): Promise<Picture | undefined>;
}
