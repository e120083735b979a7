/** Lines of a text; a last line without an end is marked as `diff` marks it. */
function linesOf(text: string | undefined, sign: '-' | '+'): string[] {
  if (text === undefined || text === '') return [];
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n').map((line) => `${sign}${line}`);
  return ended ? lines : [...lines, '\\ No newline at end of file'];
}

const count = (lines: readonly string[]): number => lines.filter((line) => !line.startsWith('\\')).length;
const range = (lines: readonly string[]): string => (lines.length === 0 ? '0,0' : `1,${count(lines)}`);

type Files = ReadonlyMap<string, string | Buffer>;

/** As git sees it: what has a NUL isn't text. */
const isBinary = (text: string | undefined): boolean => text?.includes('\0') === true;

const textsOf = (files: Files): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, content]) => [path, content.toString()]));

/** A unified diff that takes each changed file out as a whole and puts it in again. Files by path, with what they hold. */
export function wholeFileDiff(filesBefore: Files, filesAfter: Files): string {
  const [before, after] = [textsOf(filesBefore), textsOf(filesAfter)];
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .toSorted();
  return changed
    .map((path) => {
      const old = before.get(path);
      const text = after.get(path);
      const [out, into] = [linesOf(old, '-'), linesOf(text, '+')];
      const names = [old === undefined ? '/dev/null' : `a/${path}`, text === undefined ? '/dev/null' : `b/${path}`];
      if (isBinary(old) || isBinary(text))
        return `diff --git a/${path} b/${path}\nBinary files ${names.join(' and ')} differ\n`;
      const head = [
        `diff --git a/${path} b/${path}`,
        `--- ${names[0]}`,
        `+++ ${names[1]}`,
        `@@ -${range(out)} +${range(into)} @@`,
      ];
      return `${[...head, ...out, ...into].join('\n')}\n`;
    })
    .join('');
}
