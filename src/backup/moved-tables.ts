// The tables that move between SQLite and PostgreSQL: their columns in one form. What the stores have of their own, such
// as the order numbers, isn't moved; rows are in order.

/** A value of a row as both databases give it. */
export type MovedValue = string | number | boolean | Buffer | null;

export interface MovedColumn {
  readonly name: string;
  /** PostgreSQL's type. */
  readonly type: 'text' | 'bigint' | 'integer' | 'boolean' | 'bytea';
}

export interface MovedTable {
  readonly name: string;
  readonly columns: readonly MovedColumn[];
  /** What rows are ordered by. The order is the same in both databases. */
  readonly order: readonly string[];
}

const text = (...names: readonly string[]): MovedColumn[] => names.map((name) => ({ name, type: 'text' }));
const bigint = (...names: readonly string[]): MovedColumn[] => names.map((name) => ({ name, type: 'bigint' }));
const integer = (name: string): MovedColumn => ({ name, type: 'integer' });
const boolean = (name: string): MovedColumn => ({ name, type: 'boolean' });

/** In an order in which what is referred to comes first. */
export const MOVED_TABLES: readonly MovedTable[] = [
  { name: 'inbox', columns: [...text('id', 'item'), ...bigint('heard')], order: ['seq'] },
  {
    name: 'event',
    columns: [...text('meeting_group'), ...bigint('number', 'version'), ...text('event'), ...bigint('crc')],
    order: ['meeting_group', 'number', 'version'],
  },
  {
    name: 'outbox',
    columns: [
      ...text('id', 'room', 'view', 'stream', 'about', 'answers', 'outgoing'),
      boolean('is_sign'),
      ...text('state', 'why'),
      integer('attempts'),
      ...bigint('not_before', 'added'),
      boolean('inherited'),
    ],
    order: ['seq'],
  },
  { name: 'shown', columns: text('room', 'view', 'message'), order: ['room', 'view'] },
  { name: 'subject', columns: text('room', 'message', 'stream', 'about'), order: ['room', 'message'] },
  {
    name: 'job',
    columns: [
      ...text('id', 'job_group', 'kind', 'data', 'why'),
      ...bigint('at'),
      integer('attempts'),
      boolean('finished'),
    ],
    order: ['seq'],
  },
  {
    name: 'reaction',
    columns: text('room', 'message', 'emoji', 'origin', 'person'),
    order: ['room', 'message', 'emoji', 'origin', 'person'],
  },
  { name: 'file', columns: [...text('sha256'), { name: 'bytes', type: 'bytea' }], order: ['sha256'] },
  { name: 'file_use', columns: text('sha256', 'stream'), order: ['sha256', 'stream'] },
  { name: 'early', columns: [...text('room', 'message', 'edit'), ...bigint('at', 'heard')], order: ['seq'] },
  {
    name: 'adapter_memory',
    columns: [...text('adapter', 'kind', 'key', 'value'), ...bigint('at')],
    order: ['adapter', 'kind', 'key'],
  },
];
