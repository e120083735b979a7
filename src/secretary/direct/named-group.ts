import { foldCase } from '../../meeting/member.ts';
import { parseSpoken, type Vocabulary } from '../../meeting/parse-spoken.ts';

/** What a group can be called by. */
export interface NamedGroup {
  readonly id: string;
  readonly name: string;
}

export interface ReadDirect<G> {
  /** The group that is named, if one is. */
  readonly named?: G;
  /** What was said, without the group's name if that is no part of it. */
  readonly text: string;
}

/** What can stand beside the name of a group that is not part of what was said. */
const isBeside = (word: string): boolean => /^(?:#?\d+|@\S+)$/u.test(word) || LINKING.test(word);
const LINKING = /^(?:in|for|of)$/iu;

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');
const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((word, i) => foldCase(word) === foldCase(others[i] ?? ''));

/** The words of the names of groups, the longest first: one may begin with another. */
const spellings = <G extends NamedGroup>(groups: readonly G[]): { readonly group: G; readonly name: string[] }[] =>
  groups
    .flatMap((group) => [...new Set([group.id, group.name])].map((name) => ({ group, name: words(name) })))
    .toSorted((one, other) => other.name.length - one.name.length);

/** `moths: …` and `moths …`, behind what addresses Gavel too. */
function leading<G extends NamedGroup>(text: string, groups: readonly G[]): ReadDirect<G> | undefined {
  const [first = '', ...others] = text.trimStart().split('\n');
  const said = words(first);
  const from = /^(?:[/!]{1,2}(?:meeting|gavel)|@?gavel[:,]?)$/iu.test(said[0] ?? '') ? 1 : 0;
  for (const { group, name } of spellings(groups)) {
    const until = from + name.length;
    const last = said[until - 1] ?? '';
    const bare = [...said.slice(from, until - 1), last.replace(/[:,]$/u, '')];
    if (!isSame(bare, name)) continue;
    const rest = [...said.slice(0, from), ...said.slice(until)];
    return { named: group, text: [rest.join(' '), ...others].join('\n').trim() };
  }
  return undefined;
}

/** `/agenda moths`, `/done 3 in moths`: the name ends a command that has no words of its own. */
function trailing<G extends NamedGroup>(
  text: string,
  groups: readonly G[],
  vocabulary: Vocabulary,
): ReadDirect<G> | undefined {
  const [spoken, ...more] = parseSpoken(text, vocabulary);
  if (spoken?.kind !== 'command' || more.length > 0) return undefined;
  const args = words(spoken.args);
  for (const { group, name } of spellings(groups)) {
    const before = args.slice(0, -name.length);
    if (!isSame(args.slice(-name.length), name) || !before.every(isBeside)) continue;
    const said = words(text).slice(0, -name.length);
    return { named: group, text: (LINKING.test(said.at(-1) ?? '') ? said.slice(0, -1) : said).join(' ') };
  }
  return undefined;
}

/**
 * Which of somebody's groups they name in what they say to Gavel alone, by its id or its name: before a command, or
 * behind one that has no words of its own. A name among somebody's words isn't the group's: `/agenda add Ask the bats`.
 * @param groups those that they are in
 */
export const readDirect = <G extends NamedGroup>(
  text: string,
  groups: readonly G[],
  vocabulary: Vocabulary,
): ReadDirect<G> =>
  leading(text, groups) ?? trailing(asAddressed(text, vocabulary), groups, vocabulary) ?? { text: text.trim() };

/** Everything that is said to Gavel alone is said to it: `agenda` is a command there. */
export function asAddressed(text: string, vocabulary: Vocabulary): string {
  if (text.trim() === '') return '/meeting status';
  return parseSpoken(text, vocabulary).some(({ kind }) => kind !== 'talk') ? text : `@gavel ${text}`;
}
