import { access, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

import { z } from 'zod';

import type { Finding } from '../../ports/finding.ts';
import type { Forge } from '../../ports/forge.ts';
import { StartupError } from '../../ports/startup-error.ts';
import { configuredForge, forgeKind, type ConfiguredForge, type ForgeGroup, type ForgeSpec } from '../forge-kind.ts';

/** A local git repository. */
const SettingsSchema = z.strictObject({
  kind: z.literal('git').meta({ title: 'Kind', description: 'git: a local git repository.' }),
  path: z.string().meta({ title: 'Path', description: 'The folder of the repository, bare or with a work tree.' }),
  mainBranch: z
    .string()
    .default('main')
    .meta({ title: 'Main branch', description: 'The branch that minutes are merged into.' }),
  author: z
    .strictObject({
      name: z.string().meta({ title: 'Name', description: 'The name of the author.' }),
      email: z
        .email({ error: 'write an e-mail address' })
        .meta({ title: 'E-mail', description: 'The e-mail address of the author.' }),
    })
    .prefault({ name: 'Gavel', email: 'gavel@localhost.localdomain' })
    .meta({ title: 'Author', description: "The author of Gavel's commits." }),
});

type Settings = z.infer<typeof SettingsSchema>;

async function open({ path, mainBranch, author }: Settings, _group: ForgeGroup, now: () => string): Promise<Forge> {
  const { gitForge } = await import('./git.ts');
  return gitForge({ path, mainBranch, author, now });
}

/** There has to be a commit on the main branch, and git wants to know whose it is. */
const howToMake = ({ path, mainBranch, author }: Settings): string =>
  `Clone the group's repository there, or make a new one: git init -b ${mainBranch} ${path} && ` +
  `git -C ${path} -c user.name='${author.name}' -c user.email=${author.email} commit --allow-empty -m Begin`;

const isMissing = (error: unknown): boolean => Reflect.get(Object(error), 'code') === 'ENOENT';

/** What's in a folder: nothing if there's none. Undefined if it can't be read as one. */
const entriesOf = (path: string): Promise<readonly string[] | undefined> =>
  readdir(path).catch((error: unknown) => (isMissing(error) ? [] : undefined));

async function check(settings: Settings, group: ForgeGroup, now: () => string): Promise<readonly Finding[]> {
  const what = `${group.id}: the repository`;
  const { path } = settings;
  try {
    await (await open(settings, group, now)).read(group.format.path);
    return [{ what, state: 'ok', found: `${path} can be read` }];
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return [{ what, state: 'fail', found, mend: howToMake(settings) }];
  }
}

const spec: ForgeSpec<Settings> = {
  id: 'git',
  label: 'local git',
  hasReviews: false,
  firstSettings: [{ key: 'path', says: 'The folder of the repository.', example: '/srv/minutes', initial: 'minutes' }],
  settings: SettingsSchema,
  repository: ({ path }) => resolve(path),
  open,
  async atStart({ path }, { id }, forge) {
    await access(path).catch(() => {
      throw new StartupError(
        `The repository ${path} of the group ${id} doesn't exist. Clone it, or create it with git init`,
      );
    });
    // Now, and not at the end of the first meeting, is the time to hear that it cannot be proposed to.
    await forge.list('');
  },
  check,
  async newRepository(settings) {
    if ((await entriesOf(settings.path))?.length !== 0) return undefined;
    const { createRepository } = await import('./create.ts');
    return { where: settings.path, make: async (at) => createRepository(settings, at) };
  },
};

/** A local repository, as the configuration and `doctor` know it. */
export const gitKind = forgeKind(spec);

/** The local repository in a folder, as a configuration that says nothing else of it has it. */
export const localRepository = (path: string): ConfiguredForge =>
  configuredForge(spec, SettingsSchema.parse({ kind: 'git', path }));
