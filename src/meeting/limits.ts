import { shortenText } from './clean-text.ts';

/** What has a length, and how many characters fit: longer things belong elsewhere. */
const FITTING = {
  'an entry': { longest: 4000, instead: 'Put it in a document and record it with /link.' },
  'a heading': { longest: 200, instead: 'Give it a shorter heading, and put the rest in a /note.' },
  'an agenda item': {
    longest: 200,
    instead: 'Give it a short title, and put the rest under it: /agenda add TITLE: TEXT.',
  },
  'a name': { longest: 100, instead: 'Give it a shorter name.' },
  'a place': { longest: 200, instead: 'Name the place in fewer words.' },
  'a reason': { longest: 200, instead: 'Give it in fewer words.' },
} as const;

/** Why a text cannot be recorded as it is, or undefined where it can. */
export function tooLong(text: string, what: keyof typeof FITTING = 'an entry'): string | undefined {
  const { longest, instead } = FITTING[what];
  const length = Array.from(text).length;
  if (length <= longest) return undefined;
  const fits = `${length.toLocaleString('en')} characters; ${longest.toLocaleString('en')} fit`;
  return `"${shortenText(text, 30)}" has ${fits}. ${instead}`;
}
