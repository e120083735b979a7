import type { InLanguage } from '../../language/language.ts';
import { listInWords } from '../../language/lists.ts';
import type { PictureSettings } from '../../minutes/pictures.ts';
import { picturesMessages } from './messages.ts';

// Why a picture doesn't fit the group's minutes.

const NAMES = { png: 'PNG', jpeg: 'JPEG', gif: 'GIF', webp: 'WebP' } as const;

export const notOfType = ({ types }: PictureSettings, of: InLanguage): string =>
  picturesMessages(of).notOfType(
    listInWords(
      types.map((type) => NAMES[type]),
      of,
    ),
  );

export const tooLarge = ({ most }: PictureSettings, of: InLanguage): string =>
  picturesMessages(of).tooLarge(most / 1_000_000);
