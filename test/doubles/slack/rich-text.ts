// What Slack's editor makes of what people type (docs.slack.dev, "Rich text block": "all messages sent by end-users will
// have this format"). The text beside it is the same in Slack's markup, with `&`, `<` and `>` escaped.

type Json = Readonly<Record<string, unknown>>;

const INLINE =
  /<@(?<user>[UW][A-Z0-9]+)(?:\|[^>]*)?>|<#(?<channel>[CG][A-Z0-9]+)(?:\|[^>]*)?>|<!(?<range>here|channel|everyone)>|<(?<url>(?:https?|mailto):[^|>]+)(?:\|(?<label>[^>]*))?>|`(?<code>[^`\n]+)`|:(?<emoji>[a-z0-9_+'-]+):/gu;

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function inlineElement(found: Readonly<Record<string, string | undefined>>): Json {
  const { user, channel, range, url, label, code, emoji } = found;
  if (user !== undefined) return { type: 'user', user_id: user };
  if (channel !== undefined) return { type: 'channel', channel_id: channel };
  if (range !== undefined) return { type: 'broadcast', range };
  if (url !== undefined)
    return { type: 'link', url: unescaped(url), ...(label === undefined ? {} : { text: unescaped(label) }) };
  if (code !== undefined) return { type: 'text', text: unescaped(code), style: { code: true } };
  return { type: 'emoji', name: emoji };
}

const words = (text: string): Json[] => (text === '' ? [] : [{ type: 'text', text: unescaped(text) }]);

function inline(text: string): Json[] {
  const elements: Json[] = [];
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    elements.push(...words(text.slice(from, found.index)), inlineElement(found.groups ?? {}));
    from = found.index + found[0].length;
  }
  return [...elements, ...words(text.slice(from))];
}

/** Lines of a quote and other lines, as the editor parts them. */
function quotesAndSections(text: string): Json[] {
  const elements: Json[] = [];
  let lines: string[] = [];
  let isQuote = false;
  const end = (): void => {
    if (lines.length === 0) return;
    elements.push({ type: isQuote ? 'rich_text_quote' : 'rich_text_section', elements: inline(lines.join('\n')) });
    lines = [];
  };
  for (const line of text.split('\n')) {
    const quoted = line.startsWith('&gt;');
    if (quoted !== isQuote) end();
    isQuote = quoted;
    lines.push(quoted ? line.replace(/^&gt; ?/u, '') : line);
  }
  end();
  return elements;
}

/** The blocks of a message that a person typed; none if it has no text, such as a file alone. */
export function richText(text: string): readonly Json[] {
  if (text === '') return [];
  const elements = text.split(/\n?```\n?(?<code>.*?)\n?```\n?/su).flatMap((part, i) => {
    if (i % 2 === 1) return [{ type: 'rich_text_preformatted', elements: words(part), border: 0 }];
    return part === '' ? [] : quotesAndSections(part);
  });
  return [{ type: 'rich_text', block_id: 'b1', elements }];
}
