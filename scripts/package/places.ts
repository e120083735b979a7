import { posix } from 'node:path';

const PLACE =
  /new URL\('(?<file>[^']+)', import\.meta\.url\)|createRequire\(import\.meta\.url\)|import\.meta\.(?<what>\w+)/gu;

/**
 * Source that still finds the files beside it once all code stands in one folder: what is beside
 * `src/chat/web/assets.ts` is in `dist/chat/web/` then, and a module is `.js`.
 * @param folder the source's folder, from src/, with `/`
 * @throws Error for any other use of `import.meta` as a place, which would be wrong in the package
 */
export function placedIn(source: string, folder: string): string {
  return source.replaceAll(PLACE, (written: string, file: string | undefined, what: string | undefined) => {
    if (file !== undefined) {
      const beside = posix.join(folder, file).replace(/\.ts$/u, '.js');
      return `new URL(${JSON.stringify(`./${beside}`)}, import.meta.url)`;
    }
    if (what === 'dirname') return `(import.meta.dirname + ${JSON.stringify(`/${folder}`)})`;
    if (what === undefined || what === 'main') return written;
    throw new Error(`src/${folder}: ${written}: say new URL('FILE', import.meta.url) or import.meta.dirname`);
  });
}
