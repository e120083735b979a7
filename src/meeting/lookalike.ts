import { shortenText } from './clean-text.ts';
import { CONFUSABLES_TABLE } from './confusables-table.ts';

// Names that people choose. Characters that can't be seen, or that turn the text's direction, make one name look
// like another (Unicode Technical Reports 36 and 39).
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\u2800]+/gu;
const LONGEST = 80;

/**
 * The name of a guest as it is shown: in one form of writing, with nothing unseen, at most 80 characters, and without
 * the sign of a member before any of its words. Empty if nothing is left.
 */
export function shownName(name: string): string {
  const words = name
    .normalize('NFKC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(/(?<![\p{L}\p{N}_.])@/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return shortenText(words, LONGEST);
}

const ALIKE: ReadonlyMap<string, string> = new Map(
  CONFUSABLES_TABLE.split(' ').flatMap((group): [string, string][] => {
    const [looks = '', alike = ''] = group.split('=');
    return Array.from(alike, (one) => [one, looks]);
  }),
);

/** The skeleton of TR39: of two names that look alike it is the same. */
const skeleton = (name: string): string => Array.from(name.normalize('NFD'), (one) => ALIKE.get(one) ?? one).join('');

const withoutSigns = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** How a name looks at a glance, as it is written and in small letters; accents, spaces and signs do not matter. */
export function looksOf(name: string): readonly string[] {
  const seen = name.normalize('NFKC').replaceAll(UNSEEN, '');
  return [seen, seen.toLowerCase()].map((one) => withoutSigns(skeleton(one))).filter((one) => one !== '');
}
