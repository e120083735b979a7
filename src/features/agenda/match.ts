import { loosely } from '../../meeting/clean.ts';
import { closest } from '../../meeting/closest.ts';

/** What a heading typed loosely means among the headings that stand. */
export type Match<T> = { readonly one: T } | { readonly several: readonly T[] } | { readonly none: true };

const contains = (longer: string, shorter: string): boolean => ` ${longer} `.includes(` ${shorter} `);

/**
 * Finds the heading that was meant: the same words; else the one that begins with them; else the one that holds them
 * in a row; else one that is a slip of the finger away. Case, accents and punctuation do not matter.
 */
export function matchHeading<T extends { readonly title: string }>(typed: string, headings: readonly T[]): Match<T> {
  const words = loosely(typed);
  if (words === '') return { none: true };
  const named = headings.map((heading) => ({ heading, title: loosely(heading.title) }));
  const ways: ((title: string) => boolean)[] = [
    (title) => title === words,
    (title) => title.startsWith(`${words} `),
    (title) => contains(title, words),
  ];
  for (const way of ways) {
    const found = named.filter(({ title }) => way(title)).map(({ heading }) => heading);
    if (found[0] !== undefined) return found.length === 1 ? { one: found[0] } : { several: found };
  }
  const near = closest(
    words,
    named.map(({ title }) => title),
  );
  const found = named.find(({ title }) => title === near);
  return found ? { one: found.heading } : { none: true };
}
