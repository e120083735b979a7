import type { Entry } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { AttachedFrom } from '../../meeting/feature.ts';

/** Somebody has posted a picture under a topic, and it is being fetched. */
export interface PicturePosted extends Event {
  readonly type: 'pictures.posted';
  readonly key: string;
  readonly from: AttachedFrom;
  /** A word for its file, made of the name that it came with. */
  readonly name: string;
  /** What it will be recorded as. */
  readonly entry: Pick<Entry, 'topic' | 'parent' | 'text' | 'author' | 'credit'>;
}

/** The file of a picture, as it is kept. */
export interface PictureFile {
  readonly name: string;
  readonly type: 'png' | 'jpeg' | 'gif' | 'webp';
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
  /** What git calls its bytes. */
  readonly blob: string;
}

/** It was fetched and is kept: the entry of this number is recorded with it. */
export interface PictureKept extends Event {
  readonly type: 'pictures.kept';
  readonly key: string;
  readonly number: number;
  readonly file: PictureFile;
}

/** It is not kept: it was none, could not be had, or was taken away before it was fetched. */
export interface LeftOut extends Event {
  readonly type: 'pictures.left-out';
  readonly key: string;
}

export type PictureEvent = PicturePosted | PictureKept | LeftOut;
