// Measures how the source tree is built and what its exports are called: npm run structure.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import { importsOf } from './imports.ts';

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
const namesIn = (text: string): string[] => [...text.matchAll(EXPORT)].map(({ groups }) => groups?.['name'] ?? '');

function moduleAt(path: string): Module {
  const text = readFileSync(path, 'utf8');
  return { path, lines: text.split('\n').length - 1, exports: namesIn(text), imports: importsOf(path) };
}

/** `readLog` has two words, `HTMLPage` two, `MAX_OPTIONS` two. */
const wordsIn = (name: string): number =>
  name
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_')
    .split(/_+/u)
    .filter(Boolean).length;

/** The folder of a module right below another one; undefined for a file in that folder itself. */
function roomBelow(folder: string, path: string): string | undefined {
  const [room, ...rest] = relative(folder, path).split(sep);
  return room === undefined || room === '..' || rest.length === 0 ? undefined : room;
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Which folders right below this one import which. */
function roomsOf(folder: string, modules: readonly Module[]): Graph {
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

/** What is measured. */
export interface StructureFigures {
  /** The folders of `src/`, and which of them import which. */
  readonly folders: Graph;
  readonly features: Graph;
  /** The wings of the secretary. */
  readonly wings: Graph;
  /** The files in `src/` itself. */
  readonly looseFiles: readonly string[];
  readonly modules: readonly Module[];
  /** Every exported name, once for each file that exports it. */
  readonly names: readonly string[];
  /** How many of those have one word. */
  readonly ofOneWord: number;
  /** How many of those are exported by other files as well. */
  readonly ofSeveralFiles: number;
  readonly meanWords: number;
}

/** Reads the source tree in the current folder. */
export function measureStructure(): StructureFigures {
  const modules = globSync(`${SOURCE}/**/*.{ts,tsx}`)
    .filter((path) => !path.endsWith('.test.ts'))
    .map(moduleAt);
  const names = modules.flatMap(({ exports }) => exports);
  const shared = [...Map.groupBy(names, (name) => name).values()].filter((all) => all.length > 1);
  return {
    folders: roomsOf(SOURCE, modules),
    features: roomsOf(join(SOURCE, 'features'), modules),
    wings: roomsOf(join(SOURCE, 'secretary'), modules),
    looseFiles: modules.filter(({ path }) => dirname(path) === SOURCE).map(({ path }) => relative(SOURCE, path)),
    modules,
    names,
    ofOneWord: names.filter((name) => wordsIn(name) === 1).length,
    ofSeveralFiles: sum(shared.map((all) => all.length)),
    meanWords: sum(names.map(wordsIn)) / names.length,
  };
}

/** Everything that is measured, a line each. */
function report(): string[] {
  const { folders, features, wings, looseFiles, modules, names, ofOneWord, ofSeveralFiles, meanWords } =
    measureStructure();
  const secretary = modules.filter(({ path }) => path.startsWith(join(SOURCE, 'secretary', sep)));
  const longest = modules.toSorted((a, b) => b.lines - a.lines)[0];
  const source = sum(modules.map(({ lines }) => lines));
  const tests = linesOf(['src/**/*.test.ts', 'test/**/*.test.ts']);
  const helpers = linesOf(['test/**/*.ts']) - linesOf(['test/**/*.test.ts']);
  return [
    `folders at the top of src/: ${folders.size}, arrows between them: ${sum([...folders.values()].map(({ size }) => size))}`,
    `files at the top of src/: ${looseFiles.length}`,
    `arrows in circles at the top: ${arrowsInCircles(folders).join(', ') || 'none'}`,
    `features: ${features.size} folders, arrows in circles: ${arrowsInCircles(features).join(', ') || 'none'}`,
    `secretary/: ${secretary.length} files, ${wings.size} wings, arrows in circles: ${arrowsInCircles(wings).join(', ') || 'none'}`,
    `exported names: ${names.length}, words in a name: ${meanWords.toFixed(2)}`,
    `names of one word: ${percent(ofOneWord, names.length)}`,
    `names that several files export: ${percent(ofSeveralFiles, names.length)}`,
    `files: ${modules.length}, median ${median(modules.map(({ lines }) => lines))} lines, longest ${longest?.lines} (${longest?.path})`,
    `source ${source} lines, tests ${tests} (${(tests / source).toFixed(2)}), with their helpers ${((tests + helpers) / source).toFixed(2)}`,
  ];
}

// oxlint-disable-next-line no-console
if (import.meta.main) console.log(report().join('\n'));
