import { existsSync } from 'node:fs';

import Database from 'better-sqlite3';

import type { Event } from '../meeting/event.ts';
import { forgottenKey, forgottenNumber, personEraser, type PersonEraser } from '../meeting/forgotten-person.ts';
import { regretsWithoutReason } from '../meeting/typed-regrets.ts';
import { StartupError } from '../ports/startup-error.ts';
import { compactDatabase } from '../store/sqlite/compact.ts';
import { openSqliteFile } from '../store/sqlite/database.ts';
import { eventRewriter } from '../store/sqlite/events.ts';
import { openAsItIs } from './open-database.ts';

/** Who is to be forgotten, as far as the operator and the configuration know them. */
export interface PersonToForget {
  /** Their handle, or `PLATFORM:ID` of a guest. */
  readonly key: string;
  /** Their ids on platforms, `PLATFORM:ID`. */
  readonly users: readonly string[];
  /** Names and addresses, as people write them. */
  readonly names: readonly string[];
  /** What stands for their name from now on. */
  readonly label: string;
}

/** What is stored about somebody. */
export interface FoundTraces {
  /** How many events of each meeting name them, by `GROUP/NUMBER`. */
  readonly meetings: ReadonlyMap<string, number>;
  /** How many other things, by what they are. */
  readonly others: ReadonlyMap<string, number>;
  /** Minutes that were proposed of those meetings, which can name them. */
  readonly minutes: readonly string[];
  /** Meetings with them that are running now. */
  readonly running: readonly string[];
}

export interface ForgetOptions {
  /** The database with the meetings. */
  readonly database: string;
  /** That of the platform that keeps its rooms' conversations itself; it need not be there. */
  readonly webRoom?: string;
  readonly person: PersonToForget;
  /** False to look only. */
  readonly forget: boolean;
}

interface EventRow {
  readonly meeting_group: string;
  readonly number: number;
  readonly version: number;
  readonly event: string;
}

const EVENTS = 'SELECT meeting_group, number, version, event FROM event ORDER BY meeting_group, number, version';
const RUNNING = new Set(['lifecycle.gathered', 'lifecycle.started']);

type Names = Pick<PersonToForget, 'users' | 'names'> & { readonly keys: readonly string[]; readonly last: number };
const strings = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === 'string');

interface NamingEvent extends Event {
  readonly as?: unknown;
  readonly users?: unknown;
  readonly user?: unknown;
  readonly instead?: unknown;
  readonly key?: unknown;
  readonly name?: unknown;
}

/** Adds the accounts and the guest's key that somebody has linked. */
function takeAccounts({ type, as, ...event }: NamingEvent, keys: Set<string>, users: Set<string>): void {
  if ((type !== 'links.joined' && type !== 'newcomers.taken') || !keys.has(String(as))) return;
  for (const user of [...strings(event.users), ...strings(event.user)]) users.add(user);
  for (const guest of strings(event.instead)) keys.add(guest);
}

/** The names that they had as guests. One word can be anybody's name, and any word, so those don't count. */
const namesAsGuest = ({ type, key, name }: NamingEvent, theirs: ReadonlySet<string>): readonly string[] =>
  type === 'guest.met' && theirs.has(String(key)) ? strings(name).filter((words) => /\S\s\S/u.test(words)) : [];

/** What the logs say about who they are: accounts that they have linked, keys and names that they had as guests. */
function namesInLogs(database: Database.Database, person: PersonToForget): Names {
  const keys = new Set([person.key]);
  const users = new Set([...person.users, ...(person.key.includes(':') ? [person.key] : [`web:${person.key}`])]);
  const names = new Set(person.names);
  let last = 0;
  const naming: NamingEvent[] = [];
  for (const { event: text } of database.prepare<[], EventRow>(EVENTS).iterate()) {
    for (const [, nth] of text.matchAll(/"forgotten:(\d+)"/gu)) last = Math.max(last, Number(nth));
    if (/"type":"(?:links|guest|newcomers)\./u.test(text)) naming.push(JSON.parse(text));
  }
  // Who a guest was is known only later in the log.
  for (let before = -1; before !== keys.size + users.size;) {
    before = keys.size + users.size;
    for (const event of naming) takeAccounts(event, keys, users);
  }
  const theirs = new Set([...keys, ...users]);
  for (const event of naming) for (const name of namesAsGuest(event, theirs)) names.add(name);
  return { keys: [...keys], users: [...users], names: [...names], last };
}

/** Counts what is found, and writes it anew if it's to be forgotten. */
interface Rewriting {
  readonly eraser: PersonEraser;
  readonly forget: boolean;
  count(what: string, found: number): void;
}

const jsonWithout = (eraser: PersonEraser, text: string): string => {
  const value: unknown = JSON.parse(text);
  const without = eraser.json(value);
  return without === value ? text : JSON.stringify(without);
};

function rewriteEvents(database: Database.Database, { eraser, forget }: Rewriting) {
  const meetings = new Map<string, number>();
  const minutes = new Map<string, string>();
  const phases = new Map<string, string>();
  const rewrite = eventRewriter(database);
  for (const { meeting_group: group, number, version, event: text } of database.prepare<[], EventRow>(EVENTS).all()) {
    const stream = `${group}/${number}`;
    const event: Event & { path?: unknown; label?: unknown } = JSON.parse(text);
    if (event.type.startsWith('lifecycle.')) phases.set(stream, event.type);
    if (event.type === 'review.proposed') minutes.set(stream, String(event.path ?? event.label));
    const without = jsonWithout(eraser, text);
    if (without === text) continue;
    meetings.set(stream, (meetings.get(stream) ?? 0) + 1);
    if (forget) rewrite(group, number, version, without);
  }
  const named = [...meetings.keys()];
  return {
    meetings,
    minutes: [...new Set(named.flatMap((stream) => minutes.get(stream) ?? []))],
    running: named.filter((stream) => RUNNING.has(phases.get(stream) ?? '')),
  };
}

type HowToForget = 'text' | 'json' | 'delete row' | 'delete text';
type ForgetColumn = readonly [what: string, table: string, column: string, how: HowToForget];

const OF_STORE: readonly ForgetColumn[] = [
  ['messages that were sent, or wait', 'outbox', 'id', 'text'],
  ['messages that wait', 'outbox', 'outgoing', 'json'],
  ['messages that wait', 'outbox', 'why', 'text'],
  ['lines that were heard', 'inbox', 'id', 'text'],
  ['lines that were heard', 'inbox', 'item', 'delete text'],
  ['changes of messages', 'early', 'edit', 'delete row'],
  ['jobs', 'job', 'id', 'text'],
  ['jobs', 'job', 'data', 'json'],
  ['jobs', 'job', 'why', 'text'],
  ['reactions', 'reaction', 'person', 'text'],
  ['messages that were sent, or wait', 'shown', 'view', 'text'],
  ['messages that were sent, or wait', 'subject', 'about', 'text'],
  ['records of platforms', 'adapter_memory', 'key', 'delete row'],
  ['records of platforms', 'adapter_memory', 'value', 'delete row'],
];

function rewriteColumn(database: Database.Database, [what, table, column, how]: ForgetColumn, to: Rewriting): void {
  const values = database
    .prepare<[], string>(`SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL`)
    .pluck()
    .all();
  const isJson = how === 'json' || how === 'delete text' || column === 'edit';
  const changed = values.flatMap((value): (readonly [string, string])[] => {
    const without = isJson ? jsonWithout(to.eraser, value) : to.eraser.text(value);
    return without === value ? [] : [[value, without]];
  });
  to.count(what, changed.length);
  if (!to.forget) return;
  const run =
    how === 'delete row'
      ? database.prepare(`DELETE FROM ${table} WHERE ${column} = @value`)
      : database.prepare(`UPDATE OR REPLACE ${table} SET ${column} = @without WHERE ${column} = @value`);
  for (const [value, without] of changed)
    run.run(how === 'delete row' ? { value } : { value, without: how === 'delete text' ? null : without });
}

/** Posts that one person alone can read: theirs, and those that tell somebody else about them. */
function privatePosts(database: Database.Database, handle: string, { eraser }: Rewriting): readonly string[] {
  const rows = database
    .prepare<[], { id: string; reader: string; content: string }>(
      'SELECT id, reader, content FROM post WHERE reader IS NOT NULL',
    )
    .all();
  const isAbout = (content: string): boolean => jsonWithout(eraser, content) !== content;
  return rows.flatMap(({ id, reader, content }) => (reader === handle || isAbout(content) ? [id] : []));
}

/** Takes the reasons out of what they typed to send regrets. */
function withoutReasons(room: Database.Database, handle: string): void {
  const typed = room.prepare<[string], { id: string; content: string }>(
    'SELECT id, content FROM post WHERE author = ?',
  );
  const update = room.prepare<[string, string]>('UPDATE post SET content = ? WHERE id = ?');
  for (const { id, content } of typed.all(handle)) {
    const { text }: { text?: unknown } = JSON.parse(content);
    const without = typeof text === 'string' ? regretsWithoutReason(text) : undefined;
    if (without !== undefined) update.run(JSON.stringify({ text: without }), id);
  }
}

/** How the web room knows somebody: a member's handle, or the id of a guest who signed in, which begins with `~`. */
function idInRoom(key: string): string | undefined {
  if (!key.includes(':')) return key;
  return key.startsWith('web:~') ? key.slice('web:'.length) : undefined;
}

/** Takes somebody out of the web room. What was told in private goes. */
function rewriteWebRoom(database: Database.Database, handle: string, instead: string, to: Rewriting): void {
  const run = (sql: string, values: Readonly<Record<string, string>> = { handle }): number =>
    database.prepare(sql).run(values).changes;
  const count = (sql: string): number =>
    Number(database.prepare<[{ handle: string }], number>(sql).pluck().get({ handle }));
  const whispers = privatePosts(database, handle, to);
  to.count('private posts in the web room', whispers.length);
  to.count('posts in the web room', count('SELECT COUNT(*) FROM post WHERE author = @handle'));
  to.count('acts in the web room', count('SELECT COUNT(*) FROM act WHERE person = @handle'));
  to.count('reactions', count('SELECT COUNT(*) FROM reaction WHERE person = @handle'));
  // A room from before there were guests has no table of them.
  const isGuest = handle.startsWith('~');
  if (isGuest) to.count('names of guests', count('SELECT COUNT(*) FROM guest WHERE id = @handle'));
  if (to.forget) {
    if (isGuest) run('DELETE FROM guest WHERE id = @handle');
    for (const id of whispers) {
      for (const table of ['reaction', 'mark']) run(`DELETE FROM ${table} WHERE post = @id`, { id });
      run('DELETE FROM post WHERE id = @id', { id });
    }
    withoutReasons(database, handle);
    run("UPDATE act SET waiting = NULL, key = 'forgotten-' || rowid WHERE person = @handle");
    for (const [table, column] of [
      ['post', 'author'],
      ['act', 'person'],
      ['reaction', 'person'],
    ])
      run(`UPDATE OR REPLACE ${table} SET ${column} = @instead WHERE ${column} = @handle`, { handle, instead });
  }
  rewriteColumn(database, ['posts in the web room', 'post', 'content', 'json'], to);
  rewriteColumn(database, ['acts in the web room', 'act', 'waiting', 'delete text'], to);
}

interface BothDatabases {
  readonly database: Database.Database;
  readonly room: Database.Database | undefined;
}

/** Opens a database, for this process alone if it's to be written. */
function openedFor(path: string, forget: boolean): { database: Database.Database; close: () => void } {
  if (forget) return openSqliteFile(path);
  const database = openAsItIs(path);
  return { database, close: () => void database.close() };
}

function openedRoom(path: string | undefined): Database.Database | undefined {
  if (path === undefined || !existsSync(path)) return undefined;
  const room = new Database(path, { fileMustExist: true });
  room.pragma('secure_delete = ON');
  room.pragma('foreign_keys = ON');
  return room;
}

/** Does one piece of work on both databases, or nothing of it. */
function inBoth<T>({ database: path, webRoom, forget }: ForgetOptions, work: (both: BothDatabases) => T): T {
  const { database, close } = openedFor(path, forget);
  const room = openedRoom(webRoom);
  try {
    for (const each of [database, room]) each?.exec(forget ? 'BEGIN IMMEDIATE' : 'BEGIN');
    const done = work({ database, room });
    // The room first: what is left of a forgetting that was cut off is found by the next one.
    for (const each of [room, database]) each?.exec('COMMIT');
    if (forget) for (const each of [room, database]) if (each) compactDatabase(each);
    return done;
  } finally {
    // Closing takes back what wasn't committed, and moves the write-ahead log into the database.
    room?.close();
    close();
  }
}

/**
 * Finds what is stored about somebody, and takes it out of everything if it's to be forgotten. Done twice, it finds
 * nothing the second time.
 * @throws StartupError with what to do; nothing was changed
 */
export function forgetPerson(options: ForgetOptions): FoundTraces {
  const { database: path, person, forget } = options;
  if (!existsSync(path)) throw new StartupError(`Nothing is stored: ${path} isn't there.`);
  return inBoth(options, ({ database, room }) => {
    const { last, ...names } = namesInLogs(database, person);
    const instead = forgottenNumber(person.key) === undefined ? forgottenKey(last + 1) : person.key;
    const others = new Map<string, number>();
    const to: Rewriting = {
      eraser: personEraser({ ...names, instead, label: person.label }),
      forget,
      count(what, found) {
        if (found > 0) others.set(what, (others.get(what) ?? 0) + found);
      },
    };
    const found = rewriteEvents(database, to);
    const [running] = found.running;
    if (forget && running !== undefined)
      throw new StartupError(`The meeting ${running} with them is running. End it, and forget them then.`);
    for (const column of OF_STORE) rewriteColumn(database, column, to);
    const inRoom = idInRoom(person.key);
    if (room && inRoom !== undefined) rewriteWebRoom(room, inRoom, instead, to);
    return { ...found, others };
  });
}
