import { shortenText } from '../../meeting/clean-text.ts';
import { isZone } from '../../schedule/zone.ts';

/** Words without the zone at their end, and the zone in which they are meant. */
interface Zoned {
  readonly words: string;
  readonly zone: string;
  /** Whether the words named it. */
  readonly zoned: boolean;
}

const ZONE = /(?<!\s)\s+(?<zone>utc|gmt|z|my time|[a-z][\w+-]*\/[\w/+-]+)$/iu;
const ABBREVIATION = /\s(?<name>(?!GMT$)[A-Z]{2,4}T)$/u;
const NO_ZONE = 'I do not know your zone: name it, such as Europe/Oslo.';

/** The zone that a name at the end of a date means: UTC, an Area/City, or the speaker's own. */
function meant(named: string, own: string | undefined): { zone: string } | { refuse: string } {
  if (/^(?:utc|gmt|z)$/iu.test(named)) return { zone: 'UTC' };
  if (/^my time$/iu.test(named)) return own === undefined ? { refuse: NO_ZONE } : { zone: own };
  return isZone(named) ? { zone: named } : { refuse: `I know no zone ${shortenText(named, 40)}.` };
}

/**
 * Takes the zone from the end of a date.
 * @param zone in which it is meant where none is named
 * @param own the speaker's, for "my time"
 */
export function splitZone(typed: string, zone: string, own: string | undefined): Zoned | { refuse: string } {
  const short = ABBREVIATION.exec(typed)?.groups?.['name'];
  if (short !== undefined)
    return { refuse: `${short} means different hours to different people: name a city, such as Europe/Oslo, or UTC.` };
  const named = ZONE.exec(typed)?.groups?.['zone'];
  if (named === undefined) return { words: typed, zone, zoned: false };
  const found = meant(named, own);
  return 'refuse' in found ? found : { words: typed.replace(ZONE, ''), zone: found.zone, zoned: true };
}
