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
    mayImport: ['language', 'minutes', 'schedule'],
    isPure: true,
  },
  features: {
    holds: 'one folder for each thing a meeting can do; index.ts is the list, and what cuts across them is beside it',
    mayImport: ['archive', 'language', 'meeting', 'minutes', 'schedule'],
    isPure: true,
  },
  language: {
    holds: 'the languages that Gavel speaks: how each of them has its plurals, lists and days',
    mayImport: [],
    isPure: true,
  },
  minutes: {
    holds: 'the document: format, writing, reading back, the index page',
    mayImport: ['language'],
    isPure: true,
  },
  schedule: {
    holds: 'when a group meets: recurrence, overrides, reminders, iCalendar',
    mayImport: ['language'],
    isPure: true,
  },
  archive: {
    holds: "what past minutes say, what's wrong in them, statistics, import",
    mayImport: ['language', 'meeting', 'minutes', 'schedule'],
    isPure: true,
  },
  ports: {
    holds:
      'chat, forge, store, what adapters remember, jobs, clock, board, forms, pages, pictures: types, and the mark of secrets',
    mayImport: ['language', 'meeting'],
    isPure: true,
  },
  secretary: {
    holds:
      'leads the groups: intake/, handling/, relay/, direct/, people/, startup/, and the core (sessions, sender, job runner)',
    mayImport: ['language', 'meeting', 'ports'],
    isPure: true,
  },
  jobs: {
    holds: 'one file for each kind of outside work: planning, proposing, following, merging, issues, pictures',
    mayImport: ['features', 'language', 'meeting', 'ports', 'secretary'],
    isPure: true,
  },
  queries: {
    holds: 'what pages ask: boards, home pages, forms, suggestions',
    mayImport: ['archive', 'features', 'language', 'meeting', 'minutes', 'ports', 'schedule', 'secretary'],
  },
  chat: {
    holds: 'a folder for each platform, web/ (the room in the browser), memory/ (for tests); platforms.ts is the list',
    mayImport: ['http-server', 'inert-html', 'language', 'meeting', 'ports', 'private-files'],
  },
  forge: {
    holds: 'a folder for each forge, git/ (a local repository), memory/; forges.ts is the list',
    mayImport: ['language', 'meeting', 'ports'],
  },
  store: {
    holds: 'sqlite/, postgres/ and memory/; open-store.ts opens the one that is configured',
    mayImport: ['language', 'meeting', 'ports', 'private-files'],
  },
  'private-files': { holds: 'makes files that only their owner can open', mayImport: [] },
  pictures: {
    holds: 'reads pictures, and writes them anew without metadata',
    mayImport: ['language', 'ports'],
  },
  clock: {
    holds: "the system's clock, one in a file for rehearsals, one turned by hand",
    mayImport: ['language', 'ports'],
  },
  backup: {
    holds: "the databases of a data folder in one file, and back; a group's log as lines, and back",
    mayImport: ['meeting', 'ports', 'store'],
  },
  'http-server': { holds: 'serves an app over HTTP', mayImport: ['ports', 'private-files'] },
  operations: {
    holds: 'what operators watch: health, readiness, status and metrics over HTTP',
    mayImport: ['http-server', 'ports', 'secretary'],
  },
  'inert-html': { holds: 'Markdown as HTML that is safe to show', mayImport: ['language', 'minutes'] },
  'public-pages': {
    holds: 'read-only pages of the groups over HTTP',
    mayImport: ['http-server', 'inert-html', 'language', 'meeting', 'ports'],
  },
  feed: { holds: 'the calendars over HTTP', mayImport: ['http-server', 'language', 'ports'] },
  'minutes-reader': { holds: 'reads long minutes in a thread of their own', mayImport: ['language', 'minutes'] },
  config: {
    holds: 'YAML, checked with zod; the settings of each platform and forge are in its own folder',
    mayImport: ['chat', 'forge', 'language', 'meeting', 'minutes', 'ports', 'schedule'],
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
      'http-server',
      'language',
      'meeting',
      'operations',
      'pictures',
      'ports',
      'public-pages',
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
      'language',
      'meeting',
      'minutes',
      'ports',
      'schedule',
      'secretary',
      'store',
    ],
  },
  demo: { holds: "the invented group's repository", mayImport: ['forge', 'language', 'minutes'] },
  cli: {
    holds: 'a file for each command of the command line',
    mayImport: [
      'archive',
      'backup',
      'chat',
      'clock',
      'config',
      'demo',
      'features',
      'feed',
      'forge',
      'language',
      'meeting',
      'minutes',
      'operations',
      'ports',
      'replay',
      'schedule',
      'setup',
      'store',
    ],
  },
};
