import type Sqlite from 'better-sqlite3';

import type { AdapterMemory, AdapterRecordPut } from '../../ports/adapter-memory.ts';
import { takeOverFile } from '../take-over.ts';
import {
  ALIVE_KEY,
  gapKey,
  ownReactionKey,
  placeKey,
  reactionKey,
  slackRecords,
  type SlackRecords,
} from './records.ts';
import { instantOfTs } from './timestamps.ts';

// Until it was taken over, the file got a table in each form: `sent` in form 1, and so on.
const FORM_OF = {
  sent: 1,
  standing: 2,
  reacted: 2,
  own_reaction: 3,
  gap: 4,
  gap_notice: 5,
  alive: 5,
  upload: 6,
  gap_untold: 7,
} as const;
const LAST_FORM = 7;

interface Place {
  readonly channel: string;
  readonly ts: string;
}
interface OldGap {
  readonly channel: string;
  readonly since: string;
  readonly until: string;
  readonly unread: string | null;
}
interface Rows {
  readonly sent: {
    readonly id: string;
    readonly tried_at: string;
    readonly done: number;
    readonly message: string | null;
  };
  readonly standing: Place;
  readonly reacted: Place & {
    readonly user: string;
    readonly emoji: string;
    readonly put: number;
    readonly at: string;
  };
  readonly own_reaction: Place & { readonly name: string };
  readonly gap: {
    readonly channel: string;
    readonly begun: string;
    readonly until: string;
    readonly missed: string | null;
  };
  readonly gap_notice: OldGap & { readonly message: string };
  readonly alive: { readonly at: string };
  readonly upload: { readonly id: string; readonly file: string; readonly shared: number; readonly at: string };
  readonly gap_untold: OldGap;
}

type RowsOf = <Table extends keyof Rows>(table: Table) => Rows[Table][];

/** What was sent, which files went up, and when Gavel last is known to have run: at its stop, or when it sent something. */
function sentRecords(rows: RowsOf, { sent, upload, alive }: SlackRecords): AdapterRecordPut[] {
  const tried = rows('sent');
  const at = [...rows('alive').map((one) => one.at), ...tried.map((one) => one.tried_at)].toSorted().at(-1);
  return [
    ...tried.map(({ id, tried_at: triedAt, done, message }) =>
      sent.put(id, { triedAt, done: done === 1, message }, triedAt),
    ),
    ...rows('upload').map((one) => upload.put(one.id, { file: one.file, shared: one.shared === 1 }, one.at)),
    ...(at === undefined ? [] : [alive.put(ALIVE_KEY, at, at)]),
  ];
}

const reactionRecords = (rows: RowsOf, { open, reacted, ownReaction }: SlackRecords): AdapterRecordPut[] => [
  ...rows('standing').map((place) => open.put(placeKey(place), place, instantOfTs(place.ts))),
  ...rows('reacted').map(({ channel, ts, user, emoji, put, at }) => {
    const sign = { user, emoji, put: put === 1, at };
    return reacted.put(reactionKey({ channel, ts }, sign), sign, instantOfTs(ts));
  }),
  ...rows('own_reaction').map(({ name, ...place }) =>
    ownReaction.put(ownReactionKey(place, name), true, instantOfTs(place.ts)),
  ),
];

/** @param now ISO 8601, UTC: what has no time of its own counts from then */
const gapRecords = (rows: RowsOf, { channel, notice, untold }: SlackRecords, now: string): AdapterRecordPut[] => [
  ...rows('gap').map(({ channel: key, ...known }) => channel.put(key, known, now)),
  ...rows('gap_notice').map(({ channel: key, ...said }) => notice.put(key, said, now)),
  ...rows('gap_untold').map(({ channel: key, ...gap }) => untold.put(gapKey(key, gap), gap, now)),
];

function oldRecords(
  database: Sqlite.Database,
  form: number,
  records: SlackRecords,
  now: string,
): readonly AdapterRecordPut[] {
  const rows: RowsOf = (table) =>
    FORM_OF[table] > form ? [] : database.prepare<[], Rows[typeof table]>(`SELECT * FROM ${table}`).all();
  return [...sentRecords(rows, records), ...reactionRecords(rows, records), ...gapRecords(rows, records, now)];
}

/**
 * Takes over, once, the `slack.sqlite` in which the adapter of an earlier Gavel kept what it had to know.
 * @param now ISO 8601, UTC
 * @returns whether there was one
 * @throws StartupError if a newer Gavel wrote it
 */
export const takeOverSlackFile = (memory: AdapterMemory, file: string, now: string): Promise<boolean> =>
  takeOverFile(memory, {
    file,
    lastForm: LAST_FORM,
    read: (database, form) => oldRecords(database, form, slackRecords(memory), now),
  });
