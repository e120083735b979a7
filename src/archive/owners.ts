import type { Directory } from '../meeting/member.ts';
import { handleOf, mentionsIn } from './people.ts';

const NAME = /^(?<name>@?[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)/u;
const JOINT = /^(?:\s*[,/&+]\s*(?:(?:and|und|&)\s+)?|\s+(?:and|und)\s+)/u;
/** What may follow a name that has no `@`: a dash, a colon, or a further name. */
const AFTER_BARE = /^\s*(?:[–—:]|-\s)/u;

/** Everyone is nobody in particular, but has been asked. */
const EVERYONE = 'all';

const keyFor = (written: string, directory: Directory): string | undefined => {
  const known = handleOf(written, directory);
  if (known !== undefined) return known;
  return written.startsWith('@') && mentionsIn(written).length > 0 ? written.slice(1) : undefined;
};

interface Leading {
  readonly owners: readonly string[];
  /** Whether any of them has an `@`. */
  readonly marked: boolean;
  readonly rest: string;
}

function leading(text: string, directory: Directory): Leading {
  const owners: string[] = [];
  let rest = text;
  let marked = false;
  for (let found = NAME.exec(rest); found; found = NAME.exec(rest)) {
    const name = found.groups?.['name'] ?? '';
    const key = keyFor(name, directory);
    if (key === undefined) break;
    owners.push(key);
    marked ||= name.startsWith('@');
    rest = rest.slice(name.length);
    const joint = JOINT.exec(rest);
    if (!joint || keyFor(NAME.exec(rest.slice(joint[0].length))?.[0] ?? '', directory) === undefined) break;
    rest = rest.slice(joint[0].length);
  }
  return { owners, marked, rest };
}

/** `The page is new; @ann translates it`: who does what in the last half of a sentence. */
const HALF = /[;.]\s+(?=@)/u;

/**
 * Whose an item is: the people with whom its words begin, before a dash or a verb. Members by their handle, others as
 * written. `@all` is everyone; who is only mentioned, or to be asked, owns nothing.
 */
export function ownersInText(text: string, directory: Directory): string[] {
  const { owners, marked, rest } = leading(text.replace(/^@(?:all|everyone)\b/iu, `@${EVERYONE}`), directory);
  if (owners.length > 0 && (marked || owners.length > 1 || AFTER_BARE.test(rest))) return [...new Set(owners)];
  const half = text.split(HALF).at(1);
  return half === undefined ? [] : [...new Set(leading(half, directory).owners)];
}
