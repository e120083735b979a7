import { createHash } from 'node:crypto';

import sharp, { type Sharp } from 'sharp';

import type { Picture, PictureReader, PictureType } from '../ports/pictures.ts';

// Nothing but these four is ever decoded: libvips can read far more, SVG and PDF among it, and each reader is a way in.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
});
// One picture at a time comes in: what libvips would keep for the next is only memory.
sharp.cache(false);
sharp.concurrency(1);

/** More than any camera makes; a file of a few kilobytes can claim billions of dots. */
const MOST_DOTS = 120_000_000;
const LONGEST_S = 20;

/** How each type is written: what was lossless stays so. */
const WRITE: Readonly<Record<PictureType, (picture: Sharp) => Sharp>> = {
  png: (picture) => picture.png(),
  jpeg: (picture) => picture.jpeg({ quality: 90 }),
  gif: (picture) => picture.gif(),
  webp: (picture) => picture.webp({ quality: 90 }),
};

const isKept = (type: string): type is PictureType => Object.hasOwn(WRITE, type);

/**
 * Reads pictures with libvips, which goes by what the bytes are. They are written anew from their dots alone, turned
 * as they are to be seen: so all that a file can carry along (EXIF with its place, XMP, comments, what hangs behind
 * the end) is gone.
 */
export const sharpPictures: PictureReader = {
  async read(bytes) {
    try {
      const picture = sharp(bytes, { animated: true, failOn: 'error', limitInputPixels: MOST_DOTS });
      const { format } = await picture.metadata();
      if (!isKept(format)) return undefined;
      const written = await WRITE[format](picture.autoOrient()).timeout({ seconds: LONGEST_S }).toBuffer();
      return named(format, written);
    } catch (error) {
      // Whatever libvips has against them, they are nothing that a reader of the minutes could see.
      if (error instanceof Error) return undefined;
      throw error;
    }
  },
};

const named = (type: PictureType, bytes: Buffer): Picture => ({
  type,
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  blob: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
});
