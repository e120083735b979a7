import type { InLanguage } from '../../language/language.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import { isZone } from '../../schedule/zone.ts';
import { nextMeetingMessages } from './messages.ts';

/** Words without the zone at their end, and the zone that they are in. */
interface Zoned {
  readonly words: string;
  readonly zone: string;
  /** Whether the words named it. */
  readonly zoned: boolean;
}

interface SpokenIn extends InLanguage {
  /** In which a time is meant if none is named. */
  readonly zone: string;
  /** The speaker's own, for "my time". */
  readonly own?: string | undefined;
}

const ZONE = /(?<!\s)\s+(?<zone>utc|gmt|z|my time|[a-z][\w+-]*\/[\w/+-]+)$/iu;
const ABBREVIATION = /\s(?<name>(?!GMT$)[A-Z]{2,4}T)$/u;

/** The zone that a name at the end of a date means: UTC, an Area/City, or the speaker's own. */
function meant(named: string, { own, language }: SpokenIn): { zone: string } | { refuse: string } {
  const say = nextMeetingMessages({ language });
  if (/^(?:utc|gmt|z)$/iu.test(named)) return { zone: 'UTC' };
  if (/^my time$/iu.test(named)) return own === undefined ? { refuse: say.ownZoneUnknown } : { zone: own };
  return isZone(named) ? { zone: named } : { refuse: say.zoneUnknown(shortenText(named, 40)) };
}

/** Takes the zone from the end of a date. */
export function splitZone(typed: string, from: SpokenIn): Zoned | { refuse: string } {
  const short = ABBREVIATION.exec(typed)?.groups?.['name'];
  if (short !== undefined) return { refuse: nextMeetingMessages(from).zoneUnclear(short) };
  const named = ZONE.exec(typed)?.groups?.['zone'];
  if (named === undefined) return { words: typed, zone: from.zone, zoned: false };
  const found = meant(named, from);
  return 'refuse' in found ? found : { words: typed.replace(ZONE, ''), zone: found.zone, zoned: true };
}
