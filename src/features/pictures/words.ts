import type { PictureSettings } from '../../minutes/pictures.ts';

const NAMES = { png: 'PNG', jpeg: 'JPEG', gif: 'GIF', webp: 'WebP' } as const;

export const notOfType = ({ types }: PictureSettings): string =>
  `The picture is not in the minutes: they take ${new Intl.ListFormat('en').format(types.map((type) => NAMES[type]))} only.`;

export const tooLarge = ({ most }: PictureSettings): string =>
  `The picture is not in the minutes: it has more than ${most / 1_000_000} MB. Post a smaller one.`;

export const PICTURE_GONE = 'The picture is not in the minutes: it was gone before I could fetch it.';
export const TOO_LATE = 'The picture is not in the minutes: when I had it, they took none any more.';
export const GIVEN_UP =
  'The picture is not in the minutes: I could not fetch it for a day. Whoever runs me can read why in my log.';
export const NOT_YET = 'I could not fetch the picture yet, and go on trying; whoever runs me can read why in my log.';
