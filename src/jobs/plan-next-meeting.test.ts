// A group's first meeting and the one after another, planned by the handler alone.
import { expect, test } from '@jest/globals';

import { jobHarness } from '../../test/doubles/job-harness.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import { lifecycleState } from '../meeting/lifecycle.ts';
import { ExplainedError, ForgeUnavailable } from '../ports/forge.ts';

const minutes = (item: string): string =>
  `# Lantern working group\n\n## Agenda\n\n### Releases\n\n- [ ] @kenji – ${item}\n`;

const hangs = (): Promise<never> => new Promise(() => undefined);

test('a group that has never met gets its first meeting, with what its newest minutes leave open', async () => {
  const forge = memoryForge({
    'meetings/minutes-2026-10-27.md': minutes('trim the lamps'),
    'meetings/minutes-2026-11-10.md': minutes('buy oil'),
    'meetings/notes.md': minutes('count the moths'),
  });
  const on = await jobHarness({ forge });
  expect(await on.due()).toMatchObject([{ id: 'lantern/plan/first', kind: 'plan', data: {} }]);
  await on.run('plan');
  expect(on.meeting().id).toBe('lantern/1');
  expect(on.meeting().stateOf(lifecycleState).planned).toBe('2026-11-24T17:00:00.000Z');
  expect(minutesMarkdown(on.meeting())).toContain('buy oil');
  expect(minutesMarkdown(on.meeting())).not.toMatch(/trim the lamps|count the moths/u);
  expect(await on.due()).toEqual([]);
});

test('it is planned once, however often Gavel starts', async () => {
  const on = await jobHarness({ forge: memoryForge() });
  await on.restart();
  expect(await on.due()).toHaveLength(1);
  await on.run('plan');
  await on.restart();
  expect(await on.due()).toEqual([]);
});

test('the meeting after one goes on with its numbers and with what it leaves open', async () => {
  const on = await jobHarness({ forge: memoryForge() });
  await on.run('plan');
  await on.meet('/action @kenji buy oil', '/note nothing else');
  const [job] = (await on.due()).filter(({ kind }) => kind === 'plan');
  expect(job).toMatchObject({ data: { stream: 'lantern/1' } });
  await on.run('plan');
  expect(on.meeting().id).toBe('lantern/2');
  expect(on.meeting().stateOf(lifecycleState).planned).toBe('2026-12-08T17:00:00.000Z');
  expect(minutesMarkdown(on.meeting())).toContain('buy oil');
  expect(minutesMarkdown(on.meeting())).not.toContain('nothing else');
  // Done again, as after a crash: it is there already.
  const { version } = on.meeting();
  if (job) await on.handlers().plan.run(job, on.session());
  expect([on.meeting().id, on.meeting().version]).toEqual(['lantern/2', version]);
});

test('only a first meeting waits for the forge: a later one is planned while it hangs', async () => {
  const on = await jobHarness({ forge: memoryForge() });
  await on.run('plan');
  await on.meet();
  const without = await jobHarness({ forge: { ...memoryForge(), list: hangs, read: hangs, origin: hangs } });
  await without.store.commit({
    appends: [{ stream: 'lantern/1', expectedVersion: 0, events: await on.store.read('lantern/1') }],
    jobs: (await on.due()).filter(({ kind }) => kind === 'plan'),
  });
  await without.restart();
  const { lane } = without.handlers().plan;
  const [first, next] = await without.due();
  if (typeof lane === 'string' || !first || !next) throw new Error('There is one lane for all');
  expect([lane(first), lane(next)]).toEqual(['forge', 'neither']);
  await without.handlers().plan.run(next, without.session());
  expect(without.meeting().id).toBe('lantern/2');
});

test('a forge that does not answer is told after the third time, once; what somebody can mend at once', async () => {
  const away = new ForgeUnavailable('The forge does not answer (503).');
  const forge = memoryForge();
  const on = await jobHarness({
    forge: {
      ...forge,
      list: async () => {
        throw away;
      },
    },
  });
  await expect(on.run('plan')).rejects.toBe(away);
  expect(on.session().current()).toBeUndefined();
  for (const attempts of [0, 1]) await on.fail('plan', away, attempts);
  expect(on.told()).toEqual([]);
  for (const attempts of [2, 3, 4]) await on.fail('plan', away, attempts);
  const what = "I can't read this group's minutes, so its first meeting isn't planned yet";
  const goesOn = "Nothing is lost, and I'll keep trying.";
  expect(on.told()).toEqual([`${what}: The forge does not answer (503). ${goesOn}`]);
  await on.fail('plan', new ExplainedError('I may not read it.', { mend: 'Give me access.' }));
  await on.fail('plan', new TypeError('x is undefined'));
  expect(on.told().slice(1)).toEqual([
    `${what}: I may not read it. Give me access. ${goesOn}`,
    `${what}: Something is wrong with this group's repository. My operator can find the reason in the log. ${goesOn}`,
  ]);
});
