import { describe, expect, test } from '@jest/globals';

import { LogError } from './log.ts';
import { readAnyLog } from './old-log.ts';

const read = (...lines: readonly string[]) => readAnyLog(['2026-03-05', ...lines].join('\n'), undefined, 'Opening');
const texts = (...lines: readonly string[]): string[] =>
  read(...lines).lines.flatMap((line) => (line.kind === 'said' ? [`${line.nick}: ${line.text}`] : []));
const why = (...lines: readonly string[]): string => {
  try {
    read(...lines);
    return 'it was read';
  } catch (error) {
    if (error instanceof LogError) return `${error.line}: ${error.message}`;
    throw error;
  }
};

describe('a log', () => {
  test('for Gavel is read to the letter', () => {
    const lines = ['17:00 <ann> /meeting start', '17:01 <ann> Topic: boats', '17:02 <ann> /meeting end'];
    expect(texts(...lines)).toEqual(['ann: /meeting start', 'ann: Topic: boats', 'ann: /meeting end']);
    expect(read(...lines).told).toEqual([]);
    expect(why(...lines, 'what is this')).toContain('5: expected a time');
  });

  test('of MeetBot’s is that, whatever else people type in it', () => {
    const lines = [
      '17:00 <ann> #startmeeting',
      '17:01 <ann> Topic: boats',
      '17:01 <bo> !help',
      '17:02 <ann> #topic Boats',
    ];
    expect(texts(...lines)[1]).toBe('ann: Topic: boats');
    expect(read(...lines, 'what is this').told).toEqual([
      'read as a log of MeetBot',
      "1 line wasn't understood and left out: 6",
    ]);
  });

  test('with nothing for minutes is refused, and so is one without a day', () => {
    expect(why('17:00 <ann> hello')).toContain('2: nothing from here on is for minutes');
    expect(why('17:00 <ann> present+')).toContain('2: this W3C log has nothing for the minutes');
    expect(() => readAnyLog('17:00 <ann> Topic: boats', undefined, 'Opening')).toThrow('expected a date');
  });

  test.each([
    ['13:58 <RRSAgent> logging to https://www.w3.org/2025/04/17-buoys-irc', '2025-04-17'],
    ['13:58 <ann> Date: 17 April 2025', '2025-04-17'],
    ['13:58 <ann> Date: Apr 17, 2025', '2025-04-17'],
  ])('of a W3C channel says its day: %s', (line, day) => {
    const { lines } = readAnyLog(`${line}\n14:00 <ann> Topic: Boats`, undefined, 'Opening');
    expect(lines[0]?.at).toBe(`${day}T14:00:00.000Z`);
  });

  test('names no more than twenty of the lines that it doesn’t understand', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `s/a${i}/b/`);
    const said = lines.map((text) => `14:00 <ann> ${text}`);
    expect(read('14:00 <ann> Topic: Boats', ...said).told.at(-1)).toMatch(
      /^30 lines weren't understood and left out: 3, .*, 22 …$/u,
    );
  });
});

describe('what people type becomes', () => {
  const roles = ['14:00 <ann> chair: Ann', '14:00 <bo> scribe+'];
  test.each([
    ['14:01 <bo> Topic: "Old" boats', 'bo: /topic "Old" boats'],
    ['14:01 <bo> Ann: it leaks', 'bo: /note @ann: it leaks'],
    ['14:01 <bo> Note: it leaks', 'bo: /note Note: it leaks'],
    ['14:01 <bo> /me coughs', 'bo: /note /me coughs'],
    ['14:01 <ann> bo: did you write that?', 'ann: /note @ann: bo: did you write that?'],
    ['14:01 <cy> Resolved: mend it', 'ann: /agreed mend it'],
    ['14:01 <cy> ACTION: Bo and Ann to mend it', 'ann: /action @bo, @ann mend it'],
    ['14:01 <cy> ACTION: Write to Bo', 'ann: /todo Write to Bo'],
    ['14:01 <bo> -> https://a.example', 'bo: /note https://a.example'],
  ])('%s: %s', (line, command) => {
    const all = texts(...roles, '14:00 <ann> Topic: Start', line);
    expect(all.find((text) => text.endsWith(command.slice(command.indexOf('/'))))).toBe(command);
  });
});
