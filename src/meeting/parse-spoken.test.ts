import { describe, expect, test } from '@jest/globals';

import { meetingDomain } from '../features/meeting-domain.ts';
import { parseSpoken } from './parse-spoken.ts';

/** What a message is, a line each: `VERB: ARGS`, `? WORD`, or `talk`. */
const read = (said: string): string[] =>
  parseSpoken(said, meetingDomain.words).map((spoken) => {
    if (spoken.kind === 'command') return `${spoken.command.verb}: ${spoken.args}`;
    return spoken.kind === 'unknown' ? `? ${spoken.word}` : 'talk';
  });

describe('one command', () => {
  test.each([
    ['/note hello', 'note: hello'],
    ['//note hello', 'note: hello'],
    ['!note hello', 'note: hello'],
    ['@gavel note hello', 'note: hello'],
    ['@Gavel: note hello', 'note: hello'],
    ['gavel, note hello', 'note: hello'],
    ['@gavel #info hello', 'note: hello'],
    ['/meeting note hello', 'note: hello'],
    ['/NOTE hello', 'note: hello'],
    ['/meeting', 'meeting status: '],
    ['/meeting start', 'meeting start: '],
    ['/start', 'meeting start: '],
    ['#startmeeting', 'meeting start: '],
    ['#INFO: hello', 'note: hello'],
    ['#info', 'note: '],
    ['^info hello', 'note: hello'],
    ['^ACTION @kim hello', 'action: @kim hello'],
    ['#save', 'meeting meetbot: '],
    ['#meetingtopic Lamps', 'meeting meetbot: Lamps'],
    ['https://example.org/plan the plan', 'link: https://example.org/plan the plan'],
    ['s/old/new/', 'replace: s/old/new/'],
    ['  /note   two  spaces  ', 'note: two  spaces'],
  ])('%s', (said, spoken) => expect(read(said)).toEqual([spoken]));
});

describe('several lines', () => {
  test('are several commands', () => {
    expect(read('#info one\n#idea two\r\n/action @kim three')).toEqual([
      'note: one',
      'idea: two',
      'action: @kim three',
    ]);
  });

  test('continue the command above them, unless it is a MeetBot line', () => {
    expect(read('/note one\ntwo\n#idea three\nfour')).toEqual(['note: one two', 'idea: three', 'talk']);
  });
});

describe('talk', () => {
  test.each([
    'hello',
    '!important: read this',
    'Gavel is asleep',
    'a #info in the middle',
    '# heading',
    '^ up there',
    '^^',
    '^weather is fine',
    '#5 is wrong',
    'see https://example.org',
    '/',
    '1/2 done',
    'mail gavel@example.org note this',
  ])('%s', (said) => expect(read(said)).toEqual(['talk']));

  test('nothing is nothing', () => expect(read(' \n\n ')).toEqual([]));
});

describe('a slip', () => {
  test.each([
    ['/notte hello', '/notte', '/note'],
    ['/meeting strat', '/strat', '/meeting start'],
    ['/strat', '/strat', '/meeting start'],
    ['/meeting topc Lamps', '/topc', '/topic'],
    ['/meting end', '/meting', '/meeting end'],
    ['/meting strat', '/meting', '/meeting start'],
    ['/meetin', '/meetin', '/meeting'],
    ['#actoin @kim test', '#actoin', '#action'],
    ['!actoin @kim test', '!actoin', '/action'],
    ['gavel: strat', '/strat', '/meeting start'],
  ])('%s is answered with what was meant', (said, word, meant) => {
    expect(read(said)).toEqual([`? ${word}`]);
    expect(parseSpoken(said, meetingDomain.words)[0]).toHaveProperty('meant', meant);
  });

  test.each(['Gavel starts at five', 'gavel ended that'])('"%s" speaks of Gavel', (said) => {
    expect(read(said)).toEqual(['talk']);
  });

  test('words that are near nothing are told as unknown after a slash only', () => {
    expect(read('/xyzzyplugh')).toEqual(['? /xyzzyplugh']);
    expect(read('!xyzzyplugh')).toEqual(['talk']);
    expect(read('#xyzzyplugh')).toEqual(['talk']);
  });
});

describe('nothing inside code or a quote is a command', () => {
  test.each([
    ['a block of code', '```\n#endmeeting\n/note x\n```'],
    ['a block that never ends', '```\n#endmeeting'],
    ['a block with a language', '```irc\n#endmeeting\n```'],
    ['a block as Slack writes it', '```#endmeeting\n/note x```'],
    ['a block of tildes', '~~~\n#endmeeting\n~~~'],
    ['a longer fence around a shorter one', '````\n```\n#endmeeting\n```\n/note x\n````'],
    ['code within a line of a block', '```\nsay ```x``` now\n#endmeeting\n```'],
    ['a block in one line', '```#endmeeting```'],
    ['code in one line', '`!note x`'],
    ['a quote', '> #endmeeting\n>/note x\n  > !note y'],
  ])('%s', (_, said) => expect(read(said)).toEqual(['talk']));

  test('and a block may begin behind other words', () => {
    expect(read('that was it: ```\n#endmeeting\n```')).toEqual(['talk', 'talk']);
    expect(read('three ``` are a fence\n#info so')).toEqual(['talk', 'note: so']);
    expect(read('~~~\n#info a line of tildes ends nothing')).toEqual(['talk', 'note: a line of tildes ends nothing']);
  });

  test('what stands beside it is', () => {
    expect(read('> why?\n/note because')).toEqual(['talk', 'note: because']);
    expect(read('```\n#endmeeting\n```\n#info pasted\n```x```\n/note y')).toEqual([
      'talk',
      'note: pasted',
      'talk',
      'note: y',
    ]);
  });

  test('but below a command it belongs to the words of that', () => {
    expect(read('/note the error was\n```\n#endmeeting\n```\n> /note x\n/note two')).toEqual([
      'note: the error was #endmeeting > /note x',
      'note: two',
    ]);
    expect(read('!note\n```#endmeeting\ntwo```')).toEqual(['note: #endmeeting two']);
    expect(read('!note see ```#endmeeting\ntwo```')).toEqual(['note: see ```#endmeeting two```']);
    expect(read('#info pasted\n```\n#endmeeting\n```')).toEqual(['note: pasted', 'talk']);
  });
});

test('what is typed is one line without what cannot be shown', () => {
  expect(read('/note a\u0007b\u202Ec\td')).toEqual(['note: abc d']);
});

test('names that objects have are no commands', () => {
  for (const word of ['constructor', '__proto__', 'toString']) expect(read(`/${word} x`)[0]).toMatch(/^(?:\?|talk)/u);
});

describe('what is longer than anything that can be recorded', () => {
  const long = 'x'.repeat(60_000);

  test('is not read as a command, but known as one', () => {
    const [spoken] = parseSpoken(`/note ${long}`, meetingDomain.words);
    expect(spoken).toMatchObject({ kind: 'long', length: 60_006, command: { verb: 'note' } });
    expect(parseSpoken(`@gavel: ${long}`, meetingDomain.words)).toMatchObject([{ kind: 'long' }]);
  });

  test('is known by its lines together', () => {
    const [spoken, ...more] = parseSpoken(`/note first\n${'a line that goes on\n'.repeat(1000)}`, meetingDomain.words);
    expect(spoken?.kind).toBe('long');
    expect(more).toEqual([]);
  });

  test('is talk if it does not begin like a command', () => {
    expect(parseSpoken(long, meetingDomain.words)).toEqual([{ kind: 'talk', text: long }]);
  });

  test('does not keep the commands beside it from being read', () => {
    expect(read(`${long}\n#info hello`)).toEqual(['talk', 'note: hello']);
  });
});

test.each(['\n', '~~~x\n', 'a ``` b\n', '```a\n'])('a message of very many lines is read in one pass: %j', (one) => {
  expect(read(`${one.repeat(50_000)}x`).every((line) => line === 'talk')).toBe(true);
});
