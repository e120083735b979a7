import { expect, test } from '@jest/globals';

import { parseContent, peopleNamed, saidIn } from './text.ts';

const NAMES: Readonly<Record<string, string>> = { '@tux:example.org': 'Tux Penguin', '@sjn:example.org': 'Salve' };
const nameOf = (mxid: string): string => NAMES[mxid] ?? mxid;
const self = '@meeting-bot:example.org';
const said = (content: object, isReply = false) => saidIn(parseContent(content), isReply, { self, nameOf });
const link = (mxid: string, name: string): string => `<a href="https://matrix.to/#/${mxid}">${name}</a>`;

test('what is said is the body as it was typed', () => {
  expect(said({ body: ' two\n  lines, *as typed* ' })).toEqual({ text: ' two\n  lines, *as typed* ', mentions: [] });
});

test('display names of linked people become their ids, in order', () => {
  const content = {
    body: '!action Tux Penguin, Salve: write to Salve',
    formatted_body: `!action ${link('@tux:example.org', 'Tux Penguin')}, ${link('%40sjn%3Aexample.org', 'Salve')}: write to Salve`,
    'm.mentions': { user_ids: ['@tux:example.org', '@sjn:example.org'] },
  };
  expect(said(content)).toMatchObject({
    text: '!action @tux:example.org, @sjn:example.org: write to Salve',
    mentions: [
      { written: '@tux:example.org', user: { platform: 'matrix', id: '@tux:example.org', name: 'Tux Penguin' } },
      { written: '@sjn:example.org' },
    ],
  });
});

test.each([
  ['an id', 'ask @tux:example.org please'],
  ['an @ and the localpart', 'ask @tux please'],
  ['a display name', 'ask Tux Penguin please'],
])('people whom only m.mentions names are found by %s', (_, body) => {
  expect(said({ body, 'm.mentions': { user_ids: ['@tux:example.org'] } })).toMatchObject({
    text: 'ask @tux:example.org please',
    mentions: [{ written: '@tux:example.org' }],
  });
});

test('an @ before a link is not doubled, and matrix: links are links', () => {
  const content = { body: 'ask @Tux', formatted_body: 'ask @<a href="matrix:u/tux:example.org">Tux</a>' };
  expect(said(content).text).toBe('ask @tux:example.org');
});

test.each([
  [
    'a link',
    { body: 'Meeting Bot: status', formatted_body: `${link('@meeting-bot:example.org', 'Meeting Bot')}: status` },
  ],
  ['its id', { body: '@meeting-bot:example.org: status', 'm.mentions': { user_ids: ['@meeting-bot:example.org'] } }],
])('Gavel is addressed by %s, whatever its account is called', (_, content) => {
  expect(said(content)).toEqual({ text: '@gavel: status', mentions: [] });
});

test.each(['@meeting-bot:example.org.uk: hello', '@meeting-bot:example.organic'])('%s is somebody else', (body) => {
  expect(said({ body }).text).toBe(body);
});

const TUX = '@tux:example.org';

test.each([
  ['Markdown', `[${TUX}](https://matrix.to/#/${TUX})`],
  [
    'Markdown with a name',
    `[Tux [the] Penguin](https://matrix.to/#/${TUX})`.replaceAll(/\[(?=the)|(?<=the)\]/gu, '\\$&'),
  ],
  ['Markdown with an encoded id', '[Tux](https://matrix.to/#/%40tux%3Aexample.org)'],
  ['Markdown with a server on the way', `[Tux](<https://matrix.to/#/${TUX}?via=example.org&via=b.example>)`],
  ['a matrix: address', '[Tux](matrix:u/tux:example.org?action=chat)'],
  ['an address alone', `https://matrix.to/#/${TUX}`],
  ['an address in brackets', `<https://matrix.to/#/${TUX}>`],
  ['the whole id, typed', TUX],
])('somebody is mentioned by %s in the body', (_, written) => {
  const body = `!action ${written}: fix the lamp`;
  const expected = {
    text: `!action ${TUX}: fix the lamp`,
    mentions: [{ written: TUX, user: { id: TUX, name: 'Tux Penguin' } }],
  };
  expect(said({ body })).toMatchObject(expected);
  expect(said({ body, 'm.mentions': { user_ids: [TUX] } })).toMatchObject(expected);
  const formatted = `!action ${link(TUX, 'Tux Penguin')}: fix the lamp`;
  expect(said({ body, formatted_body: formatted, 'm.mentions': { user_ids: [TUX] } })).toMatchObject(expected);
});

test.each([
  ['a room', '[#moths](https://matrix.to/#/#moths:example.org)'],
  ['an event', 'https://matrix.to/#/!room:example.org/$event'],
  ['a page', '[@tux](https://example.org/@tux)'],
  ['an address of e-mail', 'ask ada@tux:example.org'],
  ['words around a colon', 'at @noon:30 or @home: yes'],
])('%s is nobody', (_, body) => expect(said({ body })).toEqual({ text: body, mentions: [] }));

test('an id of Gavel’s own server needs no dot', () => {
  const { mentions } = saidIn(parseContent({ body: 'ask @tux:localhost, @tux:moon' }), false, {
    self: '@gavel:localhost',
    nameOf,
  });
  expect(mentions).toMatchObject([{ written: '@tux:localhost' }]);
});

test.each([
  ['Markdown', { body: `[${self}](https://matrix.to/#/${self}) status` }],
  [
    'Markdown, and a colon',
    { body: `[Meeting Bot](https://matrix.to/#/${encodeURIComponent(self)}?via=a.example): status` },
  ],
  ['a name', { body: 'Meeting Bot: status', 'm.mentions': { user_ids: [self] } }],
  ['an @ and a name', { body: '@Meeting Bot, status', 'm.mentions': { user_ids: [self] } }],
])('Gavel is addressed by %s', (_, content) => {
  const names: Readonly<Record<string, string>> = { ...NAMES, [self]: 'Meeting Bot' };
  const { text, mentions } = saidIn(parseContent(content), false, { self, nameOf: (mxid) => names[mxid] ?? mxid });
  expect(text).toMatch(/^@gavel[:,]? status$/u);
  expect(mentions).toEqual([]);
});

test('who only speaks of Gavel does not address it', () => {
  const names: Readonly<Record<string, string>> = { ...NAMES, [self]: 'Meeting Bot' };
  const content = { body: 'Meeting Bot is asleep', 'm.mentions': { user_ids: [self] } };
  expect(saidIn(parseContent(content), false, { self, nameOf: (mxid) => names[mxid] ?? mxid }).text).toBe(
    'Meeting Bot is asleep',
  );
});

test.each([
  [
    'a block of code',
    'a log:\n#endmeeting\n!note x',
    '<p>a log:</p><pre><code>#endmeeting\n!note x\n</code></pre>',
    'a log:\n```\n#endmeeting\n!note x\n```',
  ],
  [
    'a quote',
    '#endmeeting\n\n!note x',
    '<blockquote><p>#endmeeting</p></blockquote><p>!note x</p>',
    '> #endmeeting\n\n!note x',
  ],
  ['a quote that is said again', '!note x\n!note x', '!note x<blockquote>!note x</blockquote>', '!note x\n> !note x'],
  ['code in a line', '!note x is typed', '<code>!note x</code> is typed', '`!note x` is typed'],
  ['code behind other words', '!note use --no-undef', '!note use <code>--no-undef</code>', '!note use --no-undef'],
  ['code with its marks', '```\n#endmeeting\n```', '<pre><code>#endmeeting\n</code></pre>', '```\n#endmeeting\n```'],
  [
    'code with a fence in it',
    'x ``` y\n#endmeeting',
    '<pre>x ``` y\n#endmeeting</pre>',
    '````\nx ``` y\n````\n```\n#endmeeting\n```',
  ],
  [
    'a quote with its marks',
    '> #endmeeting\n!note x',
    '<blockquote>#endmeeting</blockquote>!note x',
    '> #endmeeting\n!note x',
  ],
])('%s is marked so', (_, body, formatted, text) => {
  expect(said({ body, formatted_body: formatted }).text).toBe(text);
});

test('a name that is only part of a word mentions nobody', () => {
  const content = {
    body: 'Salvesen said @tuxedo',
    'm.mentions': { user_ids: ['@sjn:example.org', '@tux:example.org'] },
  };
  expect(said(content)).toEqual({ text: 'Salvesen said @tuxedo', mentions: [] });
  const linked = {
    body: 'Salvesen asked Salve',
    formatted_body: `Salvesen asked ${link('@sjn:example.org', 'Salve')}`,
  };
  expect(said(linked).text).toBe('Salvesen asked @sjn:example.org');
});

test('HTML that is too deep to be read links nobody, and the words are heard', () => {
  const deep = `${link('@tux:example.org', 'Tux Penguin')}${'<div>'.repeat(12_000)}`;
  expect(said({ body: 'hello', formatted_body: deep })).toEqual({ text: 'hello', mentions: [] });
});

test('an id that begins another is replaced after it', () => {
  const content = { body: '@a:b.org @a:b', 'm.mentions': { user_ids: ['@a:b', '@a:b.org'] } };
  expect(said(content).mentions.map(({ written }) => written)).toEqual(['@a:b.org', '@a:b']);
});

test('the quote before a reply is not said again, in either form', () => {
  const content = {
    body: '> <@tux:example.org> !meeting end\n> now\n\nno',
    formatted_body: `<mx-reply><blockquote>${link('@tux:example.org', 'Tux Penguin')}</blockquote></mx-reply>no`,
  };
  expect(said(content, true)).toEqual({ text: 'no', mentions: [] });
  expect(said(content).text).toContain('!meeting end');
});

test.each([
  {},
  { body: 7 },
  { body: 'x', formatted_body: '<pre>'.repeat(20_000) },
  { body: 'x', 'm.mentions': null },
  { body: 'x', 'm.mentions': { user_ids: [1, 'tux', '@'] } },
  { body: 'x', formatted_body: '<a href="https://matrix.to/#/@%E0%A4%A:b">x</a><a>' },
])('%j is read without stumbling, and mentions nobody', (content) => {
  expect(said(content).mentions).toEqual([]);
});

test('of a crowd of mentions a hundred are looked for', () => {
  const ids = Array.from({ length: 3000 }, (_, i) => `@p${i}:example.org`);
  const content = {
    body: '\n'.repeat(20_000) + [ids[0], ids[99], ids[2999]].join(' '),
    'm.mentions': { user_ids: ids },
  };
  expect(peopleNamed(parseContent(content), '@gavel:example.org')).toEqual([...ids.slice(0, 100), ids[2999]]);
  const { text } = saidIn(parseContent(content), false, { self: '@gavel:example.org', nameOf: (id) => id });
  expect(text).toContain('@p0:example.org');
});

const page = (words: string): string => `<a href="https://example.org/x">${words}</a>`;
test.each([
  [
    'that only the HTML has',
    '!note see the draft today',
    `!note see ${page('the draft')} today`,
    '!note see [the draft](https://example.org/x) today',
  ],
  [
    'that was typed as Markdown',
    '!note [the draft](https://example.org/x)',
    `!note ${page('the draft')}`,
    '!note [the draft](https://example.org/x)',
  ],
  [
    'with its address beside it',
    '!note the draft (https://example.org/x)',
    `!note ${page('the draft')}`,
    '!note the draft (https://example.org/x)',
  ],
  ['that is its own words', 'https://example.org/x', page('https://example.org/x'), 'https://example.org/x'],
  ['without a scheme', 'example.org/x', page('example.org/x'), 'example.org/x'],
  ['to something else', 'run it', '<a href="javascript:alert(1)">run it</a>', 'run it'],
  [
    'beside a person',
    'Salve: the draft',
    `${link('@sjn:example.org', 'Salve')}: ${page('the draft')}`,
    '@sjn:example.org: [the draft](https://example.org/x)',
  ],
])('a link %s', (_, body, html, text) => {
  expect(said({ body, formatted_body: html }).text).toBe(text);
});
