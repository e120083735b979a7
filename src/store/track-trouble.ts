import type { OperatorLog } from '../ports/operator-log.ts';
import { StoreUnavailable } from '../ports/store.ts';

/** Follows whether a database can be written, and logs when that changes. */
export interface StoreTrouble {
  /** A write failed. Returns what to reject with: StoreUnavailable if the same write may work later. */
  readonly met: (error: unknown) => unknown;
  /** A write worked. */
  readonly over: () => void;
}

/** What a kind of database says of its errors. */
export interface TroubleWords {
  /** What went wrong and what to do; undefined if the same would happen again. */
  readonly wordsFor: (error: unknown) => string | undefined;
  /** The database's own name for it. */
  readonly codeOf: (error: unknown) => string | undefined;
}

/** @param where the database, in words for the log: a path, or a name and a host */
export function trackTrouble(where: string, { wordsFor, codeOf }: TroubleWords, log: OperatorLog): StoreTrouble {
  let told: string | undefined;
  return {
    met(error) {
      const words = wordsFor(error);
      if (words === undefined) return error;
      if (told !== words) {
        const meanwhile = "Until then Gavel can't take anything in. It keeps trying and needs no restart";
        log.error(`Can't write to the database ${where}: ${words}. ${meanwhile}.`, { code: codeOf(error) });
      }
      told = words;
      return new StoreUnavailable(`Can't write to the database: ${words}`, { cause: error });
    },
    over() {
      if (told === undefined) return;
      told = undefined;
      log.info(`The database ${where} can be written again. Gavel goes on where it stopped.`);
    },
  };
}
