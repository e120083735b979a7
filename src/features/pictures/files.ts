import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { entriesOfKind } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { pictureSettings, type PictureSettings } from '../../minutes/pictures.ts';
import { fillPlaceholders } from '../../minutes/placeholders.ts';
import { placeholderValues } from '../minutes/placeholders.ts';
import type { PictureFile } from './events.ts';

const LONGEST_NAME = 40;

/** A group's settings for pictures; undefined if its minutes have none. */
export const settingsOf = ({ group }: Meeting): PictureSettings | undefined => pictureSettings(group.format.pictures);

/** A name without what comes after its last dot. */
export const bareName = (name: string): string => name.replace(/\.[^.\s]{1,5}$/u, '');

/** A word for a file, of ASCII letters, digits and dashes, for a path and an address. */
export const wordOf = (name: string): string =>
  normalizeForMatch(bareName(name))
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_NAME)
    .replaceAll(/^-|-$/gu, '') || 'picture';

/** The path of an entry's file, from the folder of the minutes on. */
export function pathOf(number: number, { name, type }: PictureFile, meeting: Meeting): string {
  const ending = type === 'jpeg' ? 'jpg' : type;
  const path = settingsOf(meeting)?.path ?? pictureSettings(true)?.path ?? '';
  return fillPlaceholders(path, { ...placeholderValues(meeting), number: String(number), name, type: ending });
}

export const pictureEntries = entriesOfKind('picture');
