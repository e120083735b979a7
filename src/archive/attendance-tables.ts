import type { Directory } from '../meeting/member.ts';
import { labelledList, listInNote, type ListName } from './attendance-labels.ts';
import { peopleIn, type NamedPerson } from './people.ts';
import type { TableRow } from './tables.ts';

// Attendance as a table: one row for each person, or one column for each list.

const COLUMNS = {
  given: /^(?:given|first)\b|^vorname$/iu,
  family: /^(?:family|last|sur)|^nachname$/iu,
  name: /^(?:full )?name\b|^(?:member|participant|attendee|person|who|teilnehm\w*|mitglied)s?$/iu,
  handle: /\b(?:handle|github|login|nick(?:name)?|user(?:name)?|account)\b/iu,
  affiliation: /\b(?:affiliation|company|organi[sz]ation|employer|firma)\b/iu,
  role: /\b(?:role|position|membership|rolle)\b/iu,
  status: /^(?:present|attend\w*|status|here|rsvp|anwesend)\b\??$/iu,
  note: /\b(?:notes?|comments?|remarks?|bemerkung(?:en)?)\b/iu,
} as const;
type Column = keyof typeof COLUMNS;

const YES = /^(?:x|y|yes|p|ja|true|[✓✔✅☑]\uFE0F?)$/iu;
const NO = /^(?:n|no|a|nein|false|[-–—✗✘❌☐]\uFE0F?)?$/iu;
const REGRETS = /^(?:r|e|excused|apologies|regrets|entschuldigt)$/iu;

/** What a row has in a column. */
function cellReader({ head = [], cells }: TableRow): (column: Column) => string | undefined {
  return (column) => {
    const at = head.findIndex((title) => COLUMNS[column].test(title));
    const cell = at < 0 ? undefined : cells[at];
    return cell === undefined || cell === '' ? undefined : cell;
  };
}

const isOfPeople = (head: readonly string[]): boolean =>
  head.some((title) => (['given', 'family', 'name', 'handle'] as const).some((column) => COLUMNS[column].test(title)));

/** `Lee, Ann` is Ann Lee. */
function inOrder(name: string): string {
  const [family, given, ...more] = name.split(',');
  return given === undefined || more.length > 0 ? name : `${given.trim()} ${family?.trim()}`;
}

/** `Ann (arrived late)` and `Lee` are Ann Lee, who arrived late. */
function wholeName(given = '', family = ''): string {
  const at = given.indexOf('(');
  const [name, note] = at < 0 ? [given, ''] : [given.slice(0, at).trim(), given.slice(at)];
  return [name, family, note].filter((part) => part !== '').join(' ');
}

function personOf(row: TableRow, directory: Directory): NamedPerson | undefined {
  const cell = cellReader(row);
  const full = wholeName(cell('given'), cell('family')) || cell('name');
  const handle = cell('handle');
  const written = [inOrder(full ?? ''), handle === undefined ? '' : `@${handle.replace(/^@/u, '')}`].join(' ').trim();
  const [who] = peopleIn(written, directory);
  if (!who) return undefined;
  const note = [who.note, cell('role'), cell('note')].filter((words) => words !== undefined).join(', ');
  const affiliation = cell('affiliation');
  return { ...who, ...(note === '' ? {} : { note }), ...(affiliation === undefined ? {} : { affiliation }) };
}

/** Where a person's mark puts them. */
function listOfMark(row: TableRow, list: ListName): ListName {
  if (!(row.head ?? []).some((title) => COLUMNS.status.test(title))) return list;
  const mark = cellReader(row)('status') ?? '';
  if (YES.test(mark)) return list;
  if (REGRETS.test(mark)) return 'regrets';
  return NO.test(mark) ? 'absent' : (listInNote(mark) ?? list);
}

type Found = readonly [ListName, NamedPerson];

/** A column for each list, with its people below. */
const ofColumns = ({ head = [], cells }: TableRow, directory: Directory): Found[] =>
  head.flatMap((title, i) => {
    const label = labelledList(title, directory);
    return label ? peopleIn(cells[i] ?? '', directory).map((who): Found => [label.list, who]) : [];
  });

/**
 * The people of a row.
 * @param list that its table is under; undefined if it can be about anything
 */
export function peopleOfRow(row: TableRow, list: ListName | undefined, directory: Directory): Found[] {
  const { head, cells } = row;
  if (head === undefined) return [];
  if (isOfPeople(head) && list !== undefined) {
    const who = personOf(row, directory);
    return who ? [[listOfMark(row, list), who]] : [];
  }
  const columns = ofColumns(row, directory);
  if (columns.length > 0 || list === undefined) return columns;
  return peopleIn(cells[0] ?? '', directory).map((who): Found => [list, who]);
}
