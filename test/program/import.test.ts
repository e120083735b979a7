// The real command on the demonstration's own minutes: what it learns is the demonstration's format.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { simpleGit } from 'simple-git';
import { parse } from 'yaml';

import { parseConfig } from '../../src/config/config.ts';
import { demoCalendar } from '../../src/demo/calendar.ts';
import { demoHistory } from '../../src/demo/history.ts';
import { runGavel } from './run-gavel.ts';

let folder: string;
let out: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-import-'));
  for (const { files } of demoHistory(demoCalendar('2026-12-01'))) {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'repository', path)), { recursive: true });
      await writeFile(join(folder, 'repository', path), text);
    }
  }
  const run = await runGavel([
    'import',
    join(folder, 'repository'),
    '--config',
    config(),
    '--group',
    'lantern',
    '--yes',
  ]);
  ({ out } = run);
});
afterAll(() => rm(folder, { recursive: true }));
/** A bare repository with the files of a folder. */
async function createRepositoryOf(files: string, bare: string): Promise<void> {
  const git = simpleGit(files);
  await git.init();
  await git.addConfig('user.name', 'Ada').addConfig('user.email', 'ada@kiln.example');
  await git.add('.').commit('Keep the minutes');
  await git.clone(files, bare, ['--bare']);
}

const config = (): string => join(folder, 'gavel.yaml');

const groupIn = (yaml: string) => parseConfig(yaml, 'gavel.yaml', {}).groups[0];

/** A section without what only a list that was empty would show. */
const plain = ({ empty: _empty, days: _days, ...section }: Record<string, unknown>) =>
  typeof section['markdown'] === 'string' ? { ...section, markdown: section['markdown'].trimEnd() } : section;

/** What can be learned of a group from minutes, as its configuration has it. */
async function learnable(file: string) {
  const group = groupIn(await readFile(file, 'utf8'));
  if (!group) throw new Error(`${file} has no group`);
  const { format, schedule, chairs, secretaries, members } = group;
  const { path, frontMatter, style, index, sections } = format;
  return {
    format: { path, frontMatter, style, index },
    // The demonstration's old minutes don't have these.
    sections: sections.filter(({ kind }) => kind !== 'absent' && kind !== 'elections').map(plain),
    schedule: { start: schedule.start, zone: schedule.zone, every: schedule.every },
    people: { chairs, secretaries, members: members.map(({ handle }) => handle).toSorted() },
  };
}

test("the demonstration's minutes give the demonstration's format", async () => {
  expect(await learnable(config())).toEqual(await learnable('config/demo.yaml'));
});

test('tells how much of the last minutes comes out the same, and what does not', () => {
  const shares = [...out.matchAll(/(?<share>\d+) % of your lines come out the same/gu)].map(({ groups }) =>
    Number(groups?.['share']),
  );
  expect(shares).toHaveLength(3);
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(97);
  expect(out).toContain('- - There were none: this is the first meeting with minutes');
});

test('a configuration that is there stays as it is, and the proposal goes beside it', async () => {
  const before = await readFile(config(), 'utf8');
  const { code, err } = await runGavel(['import', join(folder, 'repository'), '--config', config(), '--yes']);
  expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('gavel.proposed.yaml') });
  expect(await readFile(config(), 'utf8')).toBe(before);
});

test('minutes that say no time give a configuration that asks for one', async () => {
  const own = join(folder, 'no-time');
  await mkdir(own);
  await writeFile(
    join(own, '2026-01-06.md'),
    '# Kiln 2026-01-06\n\n## Present\n\n- Ada Byron\n\n## Agenda\n\n### Clay\n\n- dry\n',
  );
  const target = join(folder, 'no-time.yaml');
  const { code, out: report } = await runGavel(['import', own, '--config', target, '--yes']);
  expect({ code, report }).toMatchObject({
    code: 0,
    report: expect.stringContaining("a time that the minutes don't say"),
  });
  const written = await readFile(target, 'utf8');
  expect(written).toContain("# The minutes don't say when you start.");
  expect((parse(written) as { groups: [{ schedule: unknown }] }).groups[0].schedule).toEqual({
    start: null,
    from: '2026-01-06',
  });
  expect((await runGavel(['agenda', '--config', target, '--previous', join(own, '2026-01-06.md')])).err).toContain(
    'schedule.start',
  );
});

test('a repository is fetched by its URL, and one that is not there is told', async () => {
  const bare = join(folder, 'bare.git');
  await createRepositoryOf(join(folder, 'repository'), bare);
  const target = join(folder, 'fetched.yaml');
  const importUrl = (url: string) => runGavel(['import', url, '--config', target, '--group', 'lantern', '--yes']);
  expect(await importUrl(`file://${join(folder, 'nowhere')}`)).toMatchObject({
    code: 1,
    err: expect.stringContaining("can't be fetched"),
  });
  expect(await importUrl(`file://${bare}`)).toMatchObject({ code: 0 });
  expect(await readFile(target, 'utf8')).toBe(await readFile(config(), 'utf8'));
});
