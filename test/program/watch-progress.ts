// Looks into the databases of the running program, to kill it at a moment and to tell how far it had come.
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { untilOrGone } from '../doubles/eventually.ts';
import type { ProgramFolder } from './program.ts';

/** How far something that was said has come; each is on the disk. */
export const PROGRESS_STEPS = ['nothing', 'posted', 'heard', 'decided', 'sent'] as const;
export type ProgressStep = (typeof PROGRESS_STEPS)[number];

export interface ProgressWatch {
  /** How far what was said since this watch began has come. */
  stage(): ProgressStep;
  close(): void;
}

function count(database: Database.Database, what: string): () => number {
  const query = database.prepare<[], number>(`SELECT count(*) FROM ${what}`).pluck();
  return () => query.get() ?? 0;
}

/** Begins to watch a program that has come to rest. */
export function watchProgress({ folder }: ProgramFolder): ProgressWatch {
  const open = (name: string) => new Database(join(folder, 'data', name), { readonly: true });
  const [gavel, web] = [open('gavel.sqlite'), open('web-room.sqlite')];
  const posted = count(web, 'act');
  const heard = count(gavel, 'inbox');
  const unhandled = count(gavel, 'inbox WHERE item IS NOT NULL');
  const unsent = count(gavel, "outbox WHERE state = 'unsent'");
  const before = { posted: posted(), heard: heard() };
  return {
    stage() {
      if (posted() === before.posted) return 'nothing';
      if (heard() === before.heard) return 'posted';
      if (unhandled() > 0) return 'heard';
      return unsent() > 0 ? 'decided' : 'sent';
    },
    close() {
      gavel.close();
      web.close();
    },
  };
}

/** Waits until what was said has come as far as `stage`, looking all the time. */
export const untilProgress = (eye: ProgressWatch, stage: ProgressStep): Promise<void> =>
  untilOrGone(() => PROGRESS_STEPS.indexOf(eye.stage()) >= PROGRESS_STEPS.indexOf(stage), 5000);
