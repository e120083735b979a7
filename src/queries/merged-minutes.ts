import { dateInPath, monthInPath } from '../archive/path-dates.ts';
import { minutesFolder, minutesPathReader } from '../features/minutes/minutes-paths.ts';
import type { Group } from '../meeting/group.ts';
import type { Forge } from '../ports/forge.ts';

/** Minutes that stand in the repository. */
export interface MergedFile {
  readonly path: string;
  /** YYYY-MM-DD or YYYY-MM. */
  readonly day: string;
  /** 1 for the first of the day. */
  readonly nth: number;
}

/** A group's minutes in its repository, as pages ask for them: often, and it can be a server that counts. */
export interface MinutesOnMain {
  list(): Promise<readonly MergedFile[]>;
  read(path: string): Promise<string | undefined>;
  /** Something was merged: nothing that was read before counts. */
  forget(): void;
}

/** Milliseconds after which it is looked again. People merge by hand as well. */
const LIST_FRESH = 60_000;
const TEXT_FRESH = 10 * 60_000;

/** The day of minutes by their path; undefined if it names none. */
export const dayOfPath = (path: string): string | undefined => dateInPath(path) ?? monthInPath(path);

interface Remembered<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/** Reads once for all who ask meanwhile. If it fails, what was read last still counts. */
function rememberedFor<T>(span: number, ask: (key: string) => Promise<T>) {
  const known = new Map<string, Remembered<T>>();
  return {
    read(key: string): Promise<T> {
      const before = known.get(key);
      if (before && before.until > performance.now()) return before.value;
      const value = ask(key).catch((error: unknown) => {
        if (before) return before.value;
        known.delete(key);
        throw error;
      });
      known.set(key, { value, until: performance.now() + span });
      return value;
    },
    forget: () => known.clear(),
  };
}

/** Reads a group's merged minutes. Only paths that its own pattern gives are read: whatever else is there isn't public. */
export function mergedMinutes(group: Group, forge: Pick<Forge, 'list' | 'read'>): MinutesOnMain {
  const nameOf = minutesPathReader(group);
  const files = rememberedFor(LIST_FRESH, async () => {
    const paths = await forge.list(minutesFolder(group));
    return paths.flatMap((path): MergedFile[] => {
      const name = nameOf(path);
      const day = name && dayOfPath(name.first);
      return day === undefined ? [] : [{ path, day, nth: name?.nth ?? 1 }];
    });
  });
  const texts = rememberedFor(TEXT_FRESH, (path) => forge.read(path));
  return {
    list: () => files.read(''),
    read: (path) => texts.read(path),
    forget() {
      files.forget();
      texts.forget();
    },
  };
}
