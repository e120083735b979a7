/** Lines of a text; a last line that is not ended is marked as `diff` marks it. */
function linesOf(text: string | undefined, sign: '-' | '+'): string[] {
  if (text === undefined || text === '') return [];
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n').map((line) => `${sign}${line}`);
  return ended ? lines : [...lines, '\\ No newline at end of file'];
}

const count = (lines: readonly string[]): number => lines.filter((line) => !line.startsWith('\\')).length;
const range = (lines: readonly string[]): string => (lines.length === 0 ? '0,0' : `1,${count(lines)}`);

/** A unified diff that takes each changed file out as a whole and puts it in again. Files by path, with their text. */
export function wholeFileDiff(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string {
  const changed = [...after.keys()].filter((path) => before.get(path) !== after.get(path)).toSorted();
  return changed
    .map((path) => {
      const old = before.get(path);
      const text = after.get(path);
      const [out, into] = [linesOf(old, '-'), linesOf(text, '+')];
      const head = [
        `diff --git a/${path} b/${path}`,
        `--- ${old === undefined ? '/dev/null' : `a/${path}`}`,
        `+++ b/${path}`,
        `@@ -${range(out)} +${range(into)} @@`,
      ];
      return `${[...head, ...out, ...into].join('\n')}\n`;
    })
    .join('');
}
