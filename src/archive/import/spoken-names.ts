import type { ImportedMember } from './learn-members.ts';

/** What of somebody minutes write: a field of a template for people. */
export type NameField = '@{handle}' | '{handle}' | '{name}' | '{given}';

/** How minutes may write people, the longest first. */
export type SpokenNames = readonly { readonly written: string; readonly field: NameField }[];

/** The first of several names. */
const givenOf = ({ given, name = '' }: Pick<ImportedMember, 'given' | 'name'>): string =>
  given ?? name.split(' ')[0] ?? '';

/** Every way to write these people; the same words are the field that says most. */
export function spokenNames(people: readonly ImportedMember[]): SpokenNames {
  const found = new Map<string, NameField>();
  const add = (written: string, field: NameField): void => {
    if (written !== '' && !found.has(written)) found.set(written, field);
  };
  for (const { name = '' } of people) add(name, '{name}');
  for (const { handle } of people) add(`@${handle}`, '@{handle}');
  for (const one of people) add(givenOf(one), '{given}');
  for (const { handle } of people) add(handle, '{handle}');
  return [...found]
    .map(([written, field]) => ({ written, field }))
    .toSorted((a, b) => b.written.length - a.written.length);
}

/** The name that a text has at a place; nothing if a word goes on there. */
export const nameAt = (text: string, at: number, names: SpokenNames): SpokenNames[number] | undefined =>
  names.find(
    ({ written }) =>
      text.startsWith(written, at) && !/^(?:[\p{L}\p{N}_]|[-.][\p{L}\p{N}])/u.test(text.slice(at + written.length)),
  );

/** People whose given names the minutes use have them. */
export const withGivenNames = (people: readonly ImportedMember[]): ImportedMember[] =>
  people.map((one) => {
    const [given = '', ...family] = (one.name ?? '').split(' ');
    return one.given !== undefined || given === '' || family.length === 0
      ? one
      : { ...one, given, family: family.join(' ') };
  });
