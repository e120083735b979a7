// The folders of src/: what each holds, and which others it may import. The linter, the map in docs/architecture.md
// and its table are all made from this.

interface SourceFolder {
  /** What's in it, in words for the map. */
  readonly holds: string;
  /** The other folders of src/ that it may import. */
  readonly mayImport: readonly string[];
  /** It has no effects: no `node:` module, and only the packages that the linter names. */
  readonly isPure?: true;
}

/** In the order of the map. The files in src/ itself put the parts together and may import them all. */
export const SOURCE_FOLDERS: Readonly<Record<string, SourceFolder>> = {
  meeting: {
    holds: 'the kernel (the feature contract, folding, parsing), and what most features ask of a meeting',
    mayImport: ['minutes', 'schedule'],
    isPure: true,
  },
  features: {
    holds: 'one folder for each thing a meeting can do; index.ts is the list, and what cuts across them is beside it',
    mayImport: ['archive', 'meeting', 'minutes', 'schedule'],
    isPure: true,
  },
  minutes: { holds: 'the document: format, writing, reading back, the index page', mayImport: [], isPure: true },
  schedule: {
    holds: 'when a group meets: recurrence, overrides, reminders, iCalendar',
    mayImport: [],
    isPure: true,
  },
  archive: {
    holds: 'what past minutes tell, what is wrong in them, statistics, import',
    mayImport: ['meeting', 'minutes', 'schedule'],
    isPure: true,
  },
  ports: {
    holds:
      'chat, forge, store, what adapters remember, jobs, clock, board, forms, pages, pictures: types, and the mark of secrets',
    mayImport: ['meeting'],
    isPure: true,
  },
  secretary: {
    holds:
      'leads the groups: intake/, handling/, relay/, direct/, people/, startup/, and the core (sessions, sender, job runner)',
    mayImport: ['meeting', 'ports'],
    isPure: true,
  },
  jobs: {
    holds: 'one file for each kind of outside work: planning, proposing, following, merging, issues, pictures',
    mayImport: ['features', 'meeting', 'ports', 'secretary'],
    isPure: true,
  },
  queries: {
    holds: 'what pages ask: boards, home pages, forms',
    mayImport: ['features', 'meeting', 'minutes', 'ports', 'secretary'],
  },
  chat: {
    holds: 'a folder for each platform, web/ (the room in the browser), memory/ (for tests); platforms.ts is the list',
    mayImport: ['meeting', 'ports'],
  },
  forge: {
    holds: 'a folder for each forge, git/ (a local repository), memory/; forges.ts is the list',
    mayImport: ['meeting', 'ports'],
  },
  store: { holds: 'sqlite/ and memory/', mayImport: ['meeting', 'ports'] },
  pictures: {
    holds: 'reads pictures, and writes them anew without what they tell beside themselves',
    mayImport: ['ports'],
  },
  clock: { holds: "the system's clock, one in a file for rehearsals, one turned by hand", mayImport: ['ports'] },
  feed: { holds: 'the calendars over HTTP', mayImport: ['ports'] },
  'minutes-reader': { holds: 'reads long minutes in a thread of their own', mayImport: ['minutes'] },
  config: {
    holds: 'YAML, checked with zod: what each platform and each forge wants to be told stands in its own folder',
    mayImport: ['chat', 'forge', 'meeting', 'minutes', 'ports', 'schedule'],
  },
  setup: {
    holds: 'opens the adapters that the configuration names',
    mayImport: [
      'archive',
      'chat',
      'config',
      'demo',
      'features',
      'feed',
      'forge',
      'meeting',
      'pictures',
      'ports',
      'queries',
      'schedule',
      'secretary',
    ],
  },
  replay: {
    holds: 'a whole meeting from a text log, by the secretary, with a forge and a store in memory',
    mayImport: [
      'archive',
      'clock',
      'features',
      'forge',
      'jobs',
      'meeting',
      'minutes',
      'ports',
      'schedule',
      'secretary',
      'store',
    ],
  },
  demo: { holds: "the invented group's repository", mayImport: ['forge', 'minutes'] },
  cli: {
    holds: 'a file for each command of the command line',
    mayImport: [
      'archive',
      'chat',
      'clock',
      'config',
      'demo',
      'features',
      'feed',
      'forge',
      'meeting',
      'minutes',
      'ports',
      'replay',
      'schedule',
      'setup',
      'store',
    ],
  },
};
