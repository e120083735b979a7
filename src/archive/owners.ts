import type { Directory } from '../meeting/member.ts';
import { inPlainOrder } from '../meeting/plain-order.ts';
import { nameAtStart, readNamedLine, writtenNames, type WrittenName } from '../meeting/written-names.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { HANDLE_TEMPLATE } from '../minutes/person-template.ts';
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

/** Whom a text can name. */
interface OwnerReading {
  readonly directory: Directory;
  /** Members as minutes name them. */
  readonly names: readonly WrittenName[];
}

interface FoundOwner {
  readonly key: string;
  readonly written: string;
}

/** The name with which a text begins: a whole one such as `Ann Lee`, or a word. */
function ownerAt(text: string, { directory, names }: OwnerReading): FoundOwner | undefined {
  const whole = nameAtStart(text, names);
  if (whole) return { key: whole.handle, written: whole.written };
  const written = NAME.exec(text)?.groups?.['name'] ?? '';
  const key = keyFor(written, directory);
  return key === undefined ? undefined : { key, written };
}

interface Leading {
  readonly owners: readonly string[];
  /** Whether any of them has an `@`. */
  readonly marked: boolean;
  readonly rest: string;
}

function leading(text: string, reading: OwnerReading): Leading {
  const owners: string[] = [];
  let rest = text;
  let marked = false;
  for (let found = ownerAt(rest, reading); found;) {
    owners.push(found.key);
    marked ||= found.written.startsWith('@');
    rest = rest.slice(found.written.length);
    const joint = JOINT.exec(rest)?.[0];
    found = joint === undefined ? undefined : ownerAt(rest.slice(joint.length), reading);
    if (found) rest = rest.slice(joint?.length ?? 0);
  }
  return { owners, marked, rest };
}

/** `The page is new; @ann translates it`: who does what in the last half of a sentence. */
const HALF = /[;.]\s+(?=@)/u;

/** The names of members that have several words. */
const byName = (directory: Directory): readonly WrittenName[] =>
  writtenNames({ directory, format: { person: HANDLE_TEMPLATE, attribution: true } }).filter(({ written }) =>
    written.includes(' '),
  );

/**
 * Whose an item is: the people with whom its words begin, before a dash or a verb. Members by their handle, others as
 * written. `@all` is everyone; who is only mentioned, or to be asked, owns nothing.
 */
export function ownersInText(text: string, directory: Directory): string[] {
  const reading: OwnerReading = { directory, names: byName(directory) };
  const { owners, marked, rest } = leading(text.replace(/^@(?:all|everyone)\b/iu, `@${EVERYONE}`), reading);
  if (owners.length > 0 && (marked || owners.length > 1 || AFTER_BARE.test(rest))) return [...new Set(owners)];
  const half = text.split(HALF).at(1);
  return half === undefined ? [] : [...new Set(leading(half, reading).owners)];
}

/** The same for an item of a group whose minutes may word actions, and name people, in their own way. */
export function ownersOfItem(text: string, directory: Directory, format: MinutesFormat | undefined): readonly string[] {
  if (!format) return ownersInText(text, directory);
  const group = { directory, format };
  const line = inPlainOrder(text, group);
  return readNamedLine(line, group)?.handles ?? ownersInText(line, directory);
}
