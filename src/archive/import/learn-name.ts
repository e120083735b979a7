import type { ConfiguredFormat } from '../../minutes/format.ts';

/** What a title has before a group's name, and after it. */
const BEFORE = /^(?:the|minutes|notes|meeting|protokoll|of|for|from|der|des|die|das|zur|zum|vom)$/iu;
const AFTER =
  /^(?:the|weekly|biweekly|monthly|regular|meeting|minutes|notes|sync|call|teleconference|telecon|session|of|on|for|from|vom|am|sitzung|treffen|protokoll)$/iu;

const isBeside = (word: string, words: RegExp): boolean => {
  const bare = word.replaceAll(/[:,–—-]/gu, '');
  return bare === '' || words.test(bare);
};

/** The line that minutes begin with, as the format has it: its first heading, or a text above all headings. */
function titleOf({ sections }: ConfiguredFormat): string {
  const [first] = sections;
  if (first?.kind !== 'text') return '';
  const line = first.heading ?? [first.markdown ?? []].flat()[0]?.split('\n')[0] ?? '';
  return /\{(?:date|start)[:}]/u.test(line) ? line : '';
}

/** What a group is called, by the words of its title that are always the same; undefined if they're no name. */
export function learnName(format: ConfiguredFormat): string | undefined {
  const [constant = ''] = titleOf(format).split('{');
  const [part = ''] = constant.split(/\s[–—-]\s|:\s/u);
  const words = part.replaceAll(/[*_#]/gu, '').trim().split(/\s+/u);
  const first = words.findIndex((word) => !isBeside(word, BEFORE));
  const last = words.findLastIndex((word) => !isBeside(word, AFTER));
  const name =
    first < 0
      ? ''
      : words
          .slice(first, last + 1)
          .join(' ')
          .replace(/[:,–—-]$/u, '');
  const isName = /\p{Lu}/u.test(name) && name.length <= 60 && (name.includes(' ') || /^\p{Lu}{2,}$/u.test(name));
  return isName ? name : undefined;
}
