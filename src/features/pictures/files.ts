import { loosely } from '../../meeting/clean.ts';
import { entriesOfKind } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { fill } from '../../minutes/patterns.ts';
import { pictureSettings, type PictureSettings } from '../../minutes/pictures.ts';
import { values } from '../document/values.ts';
import type { PictureFile } from './events.ts';

const LONGEST_NAME = 40;

/** What a group has settled about pictures; undefined where its minutes have none. */
export const settingsOf = ({ group }: Meeting): PictureSettings | undefined => pictureSettings(group.format.pictures);

/** A name without what comes after its last dot. */
export const bare = (name: string): string => name.replace(/\.[^.\s]{1,5}$/u, '');

/** A word for a file, of ASCII letters, digits and dashes: it stands in a path and in an address. */
export const wordOf = (name: string): string =>
  loosely(bare(name))
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_NAME)
    .replaceAll(/^-|-$/gu, '') || 'picture';

/** Where the file of an entry stands, from the folder of the minutes on. */
export function pathOf(number: number, { name, type }: PictureFile, meeting: Meeting): string {
  const ending = type === 'jpeg' ? 'jpg' : type;
  const path = settingsOf(meeting)?.path ?? pictureSettings(true)?.path ?? '';
  return fill(path, { ...values(meeting), number: String(number), name, type: ending });
}

export const pictureEntries = entriesOfKind('picture');
