// Shows that an adapter is a folder and a line: takes both away in a copy of the project, and checks the types, the lint
// and all tests that are not about it. `npm run without -- chat/matrix`, `npm run without -- forge/github`; paths behind
// that choose some of the tests, and `--fast` leaves them all out. It takes the commit that is checked out.
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

import { importsOf } from './imports.ts';

/** Where the lists of adapters are. */
const LISTS: Readonly<Record<string, string>> = { chat: 'src/chat/platforms.ts', forge: 'src/forge/forges.ts' };

/** The files that import one of these, or import one that does. */
function leaningOn(gone: ReadonlySet<string>, files: readonly string[]): Set<string> {
  const imports = new Map(files.map((path) => [path, importsOf(path)]));
  const found = new Set<string>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [path, all] of imports) if (all.some((one) => gone.has(one) || found.has(one))) found.add(path);
  }
  return found;
}

/** Takes an adapter's line out of its list. */
function unlisted(list: string, folder: string): string {
  const text = readFileSync(list, 'utf8');
  const line = new RegExp(`^import \\{ (?<name>\\w+) \\} from '\\./${folder}/[^']+';\\n`, 'mu');
  const name = line.exec(text)?.groups?.['name'];
  if (name === undefined) throw new Error(`${list} has no line for ${folder}`);
  return text.replace(line, '').replace(new RegExp(`(?<=\\[.*)\\b${name}\\b(?:, )?|, ${name}\\b(?=\\])`, 'u'), '');
}

/** Everything about an adapter is gone from the current folder. @returns how many files of tests went with it */
function takeAway(kind: string, folder: string): number {
  const list = LISTS[kind];
  if (list === undefined) throw new Error(`Say ${Object.keys(LISTS).join('/NAME or ')}/NAME`);
  writeFileSync(list, unlisted(list, folder));
  const own = globSync([`test/${folder}/**/*.ts`, `test/doubles/${folder}/**/*.ts`]);
  const gone = new Set([...globSync(`src/${kind}/${folder}/**/*.ts`), ...own]);
  const tests = globSync(['src/**/*.test.ts', 'test/**/*.ts', 'bench/**/*.ts']).filter((path) => !gone.has(path));
  const about = leaningOn(gone, tests);
  for (const path of about) rmSync(path);
  for (const path of [`src/${kind}/${folder}`, `test/${folder}`, `test/doubles/${folder}`])
    rmSync(path, { recursive: true, force: true });
  // The pages speak of it by right.
  rmSync('test/docs', { recursive: true });
  return own.length + about.size;
}

/** @returns whether it went well */
function runs(what: string, command: string, ...rest: readonly string[]): boolean {
  const { status } = spawnSync(command, rest, { stdio: 'inherit' });
  process.stdout.write(`${what}: ${status === 0 ? 'passed' : 'FAILED'}\n`);
  return status === 0;
}

function main([which = '', ...options]: readonly string[]): void {
  const root = resolve('.');
  const copy = mkdtempSync(join(tmpdir(), 'gavel-without-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--local', root, copy]);
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    process.chdir(copy);
    const tests = takeAway(dirname(which), basename(which));
    process.stdout.write(`src/${which} is away, and its line, and ${tests} files of tests that are about it.\n`);
    const passed = [
      runs('types', 'npm', 'run', '--silent', 'types'),
      runs('lint', 'npm', 'run', '--silent', 'lint'),
      options.includes('--fast') || runs('tests', 'npm', 'test', '--silent', '--', '--silent', ...options),
    ];
    process.exitCode = passed.every(Boolean) ? 0 : 1;
  } finally {
    process.chdir(root);
    rmSync(copy, { recursive: true });
  }
}

main(process.argv.slice(2));
