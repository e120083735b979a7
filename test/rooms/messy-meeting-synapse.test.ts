/** @needs Synapse matrix-nio */
// A meeting as hurried people hold it, on Slack and Matrix at once, led by the real program: the minutes are what the
// group would merge, and what was taken back or said off the record is nowhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, jest, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { findWords } from './find-words.ts';
import { playScript, readScript, spokenLines, type ScriptLine } from './meeting-script.ts';
import { roomActions } from './room-actions.ts';
import { ownPosts, saidByGavel } from './shown-messages.ts';
import { synapseFixture } from './synapse-fixture.ts';

jest.setTimeout(300_000);

/** How each message of Gavel's own begins, in either room: what everybody has to know, and nothing twice. */
const OWN_POSTS = [
  'Taken from the merged minutes: chair @ines.',
  'Roll call',
  'Topic: Release 2.4',
  'Vote closed #11: @ines – Ship 2.4 on 24 March',
  'Topic: Security',
  expect.stringMatching(/^Off the record\. Nothing is kept, recorded or relayed until (?:\/meeting |!)onrecord\.$/u),
  'On the record again, after 3 minutes.',
  'Topic: Infrastructure',
  'Topic: arm64 runners keep timing out',
  'Minutes',
];

/** Lines that people write, in whichever room. */
const linesOfPeople = (script: readonly ScriptLine[]): number => script.filter(({ kind }) => kind === 'said').length;

const file = (name: string): string => join(import.meta.dirname, 'messy', name);
const read = (name: string): string => readFileSync(file(name), 'utf8');

describe('a messy meeting', () => {
  const fixture = synapseFixture();

  test('gives minutes that the group can merge', async () => {
    const script = readScript(read('meeting.script'));
    const here = await fixture.open({
      config: file('config.yaml').replace(`${process.cwd()}/`, ''),
      lines: spokenLines(script),
      relay: true,
      beside: 'slack',
      names: { sam1: 'Sam', sam2: 'Sam' },
      history: { 'minutes/2026-03-03.md': read('previous.md') },
    });
    await playScript(script, roomActions(here, fixture.typist(), 'ola'), here, fixture.typist());
    const minutes = await eventually('the proposed minutes', () =>
      here.space.show('minutes-2026-03-17', 'minutes/2026-03-17.md'),
    );
    expect(minutes).toBe(read('minutes.md'));
    for (const side of ['slack', 'matrix'] as const) {
      const said = await saidByGavel(side, here);
      expect(said.filter((text, i) => said.indexOf(text) < i)).toEqual([]);
      expect(said.filter((text) => text.includes('4 in favor'))).toHaveLength(1);
      expect(said.filter((text) => text.includes('Off the record'))).toHaveLength(1);
      const own = await ownPosts(side, here);
      expect(own.map(({ text }) => text.split('\n')[0])).toEqual(OWN_POSTS);
      expect(own.length).toBeLessThanOrEqual(linesOfPeople(script) / 4);
      expect(own.filter(({ thread }) => thread !== undefined)).toEqual([]);
      const opening = own.find(({ text }) => text.startsWith('Roll call'))?.text;
      expect(opening).toContain('Regrets: @noor\nAgenda\n');
      expect(opening).toContain('4. arm64 runners keep timing out');
    }
    expect(await findWords(['uillfeather'], here)).toEqual([]);
    expect(here.log()).not.toContain('"level":50');
  });
});
