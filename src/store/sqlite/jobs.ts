import type { Database } from 'better-sqlite3';

import type { DueJob } from '../../ports/jobs.ts';
import { asDueJob, type JobRow } from '../job-row.ts';
import type { PreparedJob } from '../serialize-commit.ts';

/** The jobs, synchronously: callers of methods that write hold the transaction. Instants in milliseconds. */
export interface JobTable {
  readonly add: (job: PreparedJob) => void;
  readonly due: (now: number, limit: number) => readonly DueJob[];
  readonly nextAt: (after: number) => number | undefined;
  readonly retry: (id: string, why: string, at: number) => void;
  readonly finish: (id: string) => void;
}

const INSERT = 'INSERT INTO job (id, job_group, kind, at, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING';
const DUE = `SELECT id, job_group, kind, at, data, attempts FROM job
  WHERE finished = 0 AND at <= ? ORDER BY at, seq LIMIT ?`;
const NEXT = 'SELECT at FROM job WHERE finished = 0 AND at > ? ORDER BY at LIMIT 1';
const RETRY = 'UPDATE job SET attempts = attempts + 1, why = ?, at = ? WHERE id = ? AND finished = 0';

export function jobTable(database: Database): JobTable {
  const insert = database.prepare(INSERT);
  const select = database.prepare<[number, number], JobRow>(DUE);
  const first = database.prepare<[number], number>(NEXT).pluck();
  const later = database.prepare(RETRY);
  const end = database.prepare('UPDATE job SET finished = 1 WHERE id = ?');
  return {
    add: ({ id, group, kind, at, data }) => void insert.run(id, group, kind, at, data),
    due: (now, limit) => select.all(now, limit).map(asDueJob),
    nextAt: (after) => first.get(after),
    retry: (id, why, at) => void later.run(why, at, id),
    finish: (id) => void end.run(id),
  };
}
