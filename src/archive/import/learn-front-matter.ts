import { isMap, isScalar, parseDocument } from 'yaml';

import { commonText, withPlaceholders } from './date-patterns.ts';
import { enough, type LearningContext } from './learning.ts';
import { ownDates, type MinutesSample } from './samples.ts';

type FrontValue = string | number | boolean;

/** The keys of the front matter with their values as written; dates are no dates, but text. */
function valuesOf({ document: { front = '' } }: MinutesSample): Map<string, FrontValue> {
  const read = parseDocument(front, { schema: 'core' });
  const found = new Map<string, FrontValue>();
  if (read.errors.length > 0 || !isMap(read.contents)) return found;
  for (const { key, value } of read.contents.items) {
    if (!isScalar(key) || !isScalar(value)) continue;
    const { value: plain } = value;
    if (typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean')
      found.set(String(key.value), plain);
  }
  return found;
}

/** A value as the format has it. */
const templated = (value: FrontValue, sample: MinutesSample, { of }: LearningContext): FrontValue =>
  typeof value === 'string' ? withPlaceholders(value, ownDates(sample), of) : value;

/** The front matter that the files have in common: what is always the same, and what follows the date. */
export function learnFrontMatter(context: LearningContext): Record<string, FrontValue> {
  const samples = context.samples.toReversed();
  const all = samples.map((sample) => ({ sample, values: valuesOf(sample) }));
  const keys = [...new Set(all.flatMap(({ values }) => [...values.keys()]))];
  const learned = keys.flatMap((key): [string, FrontValue][] => {
    const written = all.flatMap(({ sample, values }) => {
      const value = values.get(key);
      return value === undefined ? [] : [templated(value, sample, context)];
    });
    if (written.length < enough(samples.length)) return [];
    const common = commonText(
      written.map((value) => JSON.stringify(value)),
      enough(written.length),
    );
    return common === undefined ? [] : [[key, JSON.parse(common) as FrontValue]];
  });
  return Object.fromEntries(learned);
}
