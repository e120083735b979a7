const FOLLOWED = /^(?:https?:\/\/|mailto:)[^\s<>]+$/iu;
const bare = (url: string): string => url.replace(/^https?:\/\/|^mailto:/iu, '').replace(/\/$/u, '');

/** Brackets that aren't in pairs would end the address, and are percent-encoded. */
const closed = (url: string): string =>
  /^[^()]*(?:\([^()]*\)[^()]*)*$/u.test(url) ? url : url.replaceAll('(', '%28').replaceAll(')', '%29');

/** Whether words only name the address that they lead to, as people type it. */
export const namesItself = (words: string, url: string): boolean => words === '' || bare(words) === bare(url);

/**
 * A link that a platform keeps beside its words, as people type one: `[words](https://…)`. Both are told in another way
 * if that can't hold them.
 */
export function typedLink(words: string, url: string): string {
  const said = words.trim();
  return FOLLOWED.test(url) && said !== '' && !/[[\]\\`\n]/u.test(said)
    ? `[${said}](${closed(url)})`
    : `${words} (${url})`;
}
