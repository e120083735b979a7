import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { blobOf } from '../../test/doubles/pictures.ts';
import { sharpPictures } from './sharp-pictures.ts';

const striped = (width = 4, height = 2) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });
const written = { png: striped().png(), jpeg: striped().jpeg(), gif: striped().gif(), webp: striped().webp() };

const frame = (r: number) =>
  sharp({ create: { width: 3, height: 3, channels: 3, background: { r, g: 0, b: 0 } } })
    .png()
    .toBuffer();
const half = async () => (await striped(300, 300).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 9000);

describe('a picture', () => {
  test.each(Object.entries(written))('that is %s is read, and named by its bytes', async (type, picture) => {
    const read = await sharpPictures.read(await picture.toBuffer());
    expect(read).toMatchObject({ type });
    const { bytes = Buffer.of(), sha256, blob } = read ?? {};
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(blob).toBe(blobOf(bytes));
    expect(await sharp(bytes).metadata()).toMatchObject({ format: type, width: 4, height: 2 });
  });

  test('loses the place where it was taken, and everything else that it tells beside itself', async () => {
    const place = { IFD0: { Copyright: 'Ann of Lantern Street' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
    const told = await striped()
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Ann</x:xmpmeta>')
      .withExif(place)
      .jpeg()
      .toBuffer();
    expect(told.toString('latin1')).toContain('Ann of Lantern Street');
    const read = await sharpPictures.read(Buffer.concat([told, Buffer.from('hidden behind the end')]));
    const { exif, xmp, iptc, orientation } = await sharp(read?.bytes).metadata();
    expect({ exif, xmp, iptc, orientation }).toEqual({});
    expect(Buffer.from(read?.bytes ?? '').toString('latin1')).not.toMatch(/Ann|hidden/u);
  });

  test('stands as it is to be seen, also where that was only said beside it', async () => {
    const lying = await striped(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const read = await sharpPictures.read(lying);
    expect(await sharp(read?.bytes).metadata()).toMatchObject({ width: 20, height: 40 });
  });

  test('that moves goes on moving', async () => {
    const frames = await Promise.all([0, 255].map(frame));
    const moving = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [90, 90] })
      .toBuffer();
    const read = await sharpPictures.read(moving);
    expect(await sharp(read?.bytes, { animated: true }).metadata()).toMatchObject({ pages: 2, delay: [90, 90] });
  });

  test('once read is the same when it is read again, where nothing is lost by writing it', async () => {
    const first = await sharpPictures.read(await written.png.toBuffer());
    expect(await sharpPictures.read(first?.bytes ?? Buffer.of())).toEqual(first);
  });
});

describe('no picture that is kept', () => {
  test.each([
    [
      'SVG, which can hold scripts',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['TIFF', () => striped().tiff().toBuffer()],
    ['PDF', async () => Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
    ['HTML', async () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['nothing', async () => Buffer.of()],
    ['half a picture', half],
    ['only the beginning of one', async () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['more dots than can be meant', async () => huge()],
  ])('%s', async (_what, bytes) => {
    expect(await sharpPictures.read(await bytes())).toBeUndefined();
  });
});

/** A PNG of 45 bytes that claims to be 100,000 dots wide and high. */
function huge(): Buffer {
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  bytes.writeUInt32BE(100_000, 16);
  bytes.writeUInt32BE(100_000, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}
