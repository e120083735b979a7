// What templates and site generators leave in minutes, which says nothing about a meeting.

/** `{: .no_toc}`, `{#id}`, `{{ page.date }}`, `{% include x %}`: Kramdown and Liquid. */
const MARK = /\{[:#][^{}]*\}|\{\{[^{}]*\}\}|\{%[^{}%]*%\}/gu;
/** A comment that isn't closed on its line, or is in words. */
const COMMENT = /<!--[^<>]*-->/gu;

/** A text without what a template leaves in it. */
export const withoutTemplateMarks = (text: string): string =>
  text.includes('{') || text.includes('<!--') ? text.replaceAll(COMMENT, '').replaceAll(MARK, '').trim() : text;
