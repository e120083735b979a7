// Measures how the source tree is built and what its exports are called: npm run structure.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const SOURCE = 'src';

/** A module of the source tree. */
interface Module {
  readonly path: string;
  readonly lines: number;
  readonly exports: readonly string[];
  /** The modules of the tree that it imports. */
  readonly imports: readonly string[];
}

const EXPORT =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (?<name>\w+)/gmu;
const IMPORT = /^(?:import|export)\b[^;]*?\bfrom '(?<from>\.{1,2}\/[^']+)';/gmu;

const namesIn = (text: string): string[] => [...text.matchAll(EXPORT)].map(({ groups }) => groups?.['name'] ?? '');

function moduleAt(path: string): Module {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(({ groups }) => join(dirname(path), groups?.['from'] ?? ''));
  return { path, lines: text.split('\n').length - 1, exports: namesIn(text), imports };
}

/** `readLog` has two words, `HTMLPage` two, `MAY_IMPORT` two. */
export const wordsIn = (name: string): number =>
  name
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_')
    .split(/_+/u)
    .filter(Boolean).length;

/** The folder of a module right below another one; undefined for a file that stands in that folder itself. */
function roomBelow(folder: string, path: string): string | undefined {
  const [room, ...rest] = relative(folder, path).split(sep);
  return room === undefined || room === '..' || rest.length === 0 ? undefined : room;
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Which folders right below this one import which. */
export function roomsOf(folder: string, modules: readonly Module[]): Graph {
  const rooms = new Map<string, Set<string>>();
  for (const { path, imports } of modules) {
    const from = roomBelow(folder, path);
    if (from === undefined) continue;
    const to = rooms.get(from) ?? new Set();
    rooms.set(from, to);
    for (const one of imports) {
      const room = roomBelow(folder, one);
      if (room !== undefined && room !== from) to.add(room);
    }
  }
  return rooms;
}

function reachableFrom(start: string, graph: Graph): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return found;
}

/** The arrows that close a circle: those between two folders that reach each other. */
export const arrowsInCircles = (graph: Graph): string[] =>
  [...graph].flatMap(([from, to]) =>
    [...to].filter((one) => reachableFrom(one, graph).has(from)).map((one) => `${from} → ${one}`),
  );

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

function linesOf(patterns: readonly string[]): number {
  return sum(globSync([...patterns]).map((path) => readFileSync(path, 'utf8').split('\n').length - 1));
}

/** Everything that is measured, a line each. */
export function report(): string[] {
  const modules = globSync(`${SOURCE}/**/*.{ts,tsx}`)
    .filter((path) => !path.endsWith('.test.ts'))
    .map(moduleAt);
  const names = modules.flatMap(({ exports }) => exports);
  const owners = Map.groupBy(names, (name) => name);
  const shared = [...owners].filter(([, all]) => all.length > 1);
  const top = roomsOf(SOURCE, modules);
  const features = roomsOf(join(SOURCE, 'features'), modules);
  const secretary = modules.filter(({ path }) => path.startsWith(join(SOURCE, 'secretary', sep)));
  const longest = modules.toSorted((a, b) => b.lines - a.lines)[0];
  const source = sum(modules.map(({ lines }) => lines));
  const tests = linesOf(['src/**/*.test.ts', 'test/**/*.test.ts']);
  const helpers = linesOf(['test/**/*.ts']) - linesOf(['test/**/*.test.ts']);
  const loose = modules.filter(({ path }) => dirname(path) === SOURCE).length;
  return [
    `folders at the top of src/: ${top.size}, arrows between them: ${sum([...top.values()].map(({ size }) => size))}`,
    `files at the top of src/: ${loose}`,
    `arrows in circles at the top: ${arrowsInCircles(top).join(', ') || 'none'}`,
    `features: ${features.size} folders, arrows in circles: ${arrowsInCircles(features).length}`,
    `secretary/: ${secretary.length} files, ${new Set(secretary.map(({ path }) => dirname(path))).size} folders`,
    `exported names: ${names.length}, words in a name: ${(sum(names.map(wordsIn)) / names.length).toFixed(2)}`,
    `names of one word: ${percent(names.filter((name) => wordsIn(name) === 1).length, names.length)}`,
    `names that several files export: ${percent(sum(shared.map(([, all]) => all.length)), names.length)}`,
    `files: ${modules.length}, median ${median(modules.map(({ lines }) => lines))} lines, longest ${longest?.lines} (${longest?.path})`,
    `source ${source} lines, tests ${tests} (${(tests / source).toFixed(2)}), with their helpers ${((tests + helpers) / source).toFixed(2)}`,
  ];
}

// oxlint-disable-next-line no-console
if (import.meta.main) console.log(report().join('\n'));
