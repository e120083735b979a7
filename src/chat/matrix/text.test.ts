import { expect, test } from '@jest/globals';

import { saidIn } from './text.ts';

const NAMES: Readonly<Record<string, string>> = { '@tux:example.org': 'Tux Penguin', '@sjn:example.org': 'Salve' };
const nameOf = (mxid: string): string => NAMES[mxid] ?? mxid;
const self = '@meeting-bot:example.org';
const said = (content: object, isReply = false) => saidIn(content, isReply, { self, nameOf });
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
  { body: 'x', 'm.mentions': null },
  { body: 'x', 'm.mentions': { user_ids: [1, 'tux', '@'] } },
  { body: 'x', formatted_body: '<a href="https://matrix.to/#/@%E0%A4%A:b">x</a><a>' },
])('%j is read without stumbling, and mentions nobody', (content) => {
  expect(said(content).mentions).toEqual([]);
});
