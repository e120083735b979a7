import { shortenText } from '../../meeting/clean-text.ts';
import { entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, itemLine, strong, textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import type { HomePage, PageButton, PagePart } from '../../meeting/page.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { hasRegrets, isPresent } from '../../meeting/roll-call.ts';
import { isOpen, ownersOfEntry } from '../actions/open-actions.ts';
import { openSince } from '../agenda/open-since.ts';
import { agendaLines } from '../agenda/view.ts';
import { ownOccurrence } from '../calendar/calendar.ts';
import { placeWords, timeIn } from '../calendar/words.ts';

/** More than these are a list that nobody reads to its end; the commands show all. */
const MOST_ACTIONS = 20;
const MOST_DONE = 5;
const LONGEST_TEXT = 300;

const isStillOpen = (meeting: Meeting): boolean => OPEN_PHASES.includes(meeting.stateOf(lifecycleState).phase);

function when(meeting: Meeting): MessageLine {
  const { phase, planned } = meeting.stateOf(lifecycleState);
  const place = placeWords(ownOccurrence(meeting) ?? {});
  if (phase === 'in session') return textLine(strong('The meeting is running now'), ...place, '.');
  if (!isStillOpen(meeting)) return textLine('The meeting has ended. The next one is planned shortly.');
  if (planned === undefined) return textLine('The next meeting has no date yet.');
  const words = phase === 'gathering' ? 'People gather for the meeting: ' : 'Next meeting: ';
  return textLine(words, timeIn(meeting, planned), ...place, '.');
}

/** Whether they come, and the button that says otherwise. */
function attendance(
  who: PersonKey,
  meeting: Meeting,
): { readonly words: readonly MessagePiece[]; readonly button?: PageButton } {
  if (!isStillOpen(meeting)) return { words: [] };
  if (isPresent(who, meeting)) return { words: [' You are counted as present.'] };
  // A meeting that lapsed or was moved is another one to come to.
  const { planned, lapses } = meeting.stateOf(lifecycleState);
  const which = `${meeting.id}@${planned ?? ''}+${lapses}`;
  if (hasRegrets(who, meeting))
    return {
      words: [' You have sent regrets.'],
      button: { id: `coming ${which}`, label: 'I can come after all', says: '/coming' },
    };
  return { words: [], button: { id: `regrets ${which}`, label: 'Send regrets', says: '/regrets' } };
}

function nextMeeting(who: PersonKey, meeting: Meeting): PagePart {
  const { words, button } = attendance(who, meeting);
  const line = when(meeting);
  return { lines: [{ ...line, pieces: [...line.pieces, ...words] }], ...(button ? { button } : {}) };
}

const left = (count: number, ...pieces: readonly MessagePiece[]): MessageLine[] =>
  count > 0 ? [textLine(`… and ${count} more: `, ...pieces)] : [];

function agenda(meeting: Meeting): PagePart[] {
  const lines = isStillOpen(meeting) ? agendaLines(meeting) : [];
  return lines.length === 0 ? [] : [{ lines: [textLine(strong('Agenda')), ...lines] }];
}

function action(entry: Entry, meeting: Meeting): PagePart {
  const { number, text: words, due, box } = entry;
  const age = openSince(entry, meeting);
  const notes = [due === undefined ? '' : ` (by ${due})`, age === undefined ? '' : ` (${age})`];
  const ticked = box === 'ticked';
  const line: MessageLine = { ...itemLine(`#${number} ${shortenText(words, LONGEST_TEXT)}`, ...notes), ticked };
  const verb = ticked ? 'reopen' : 'done';
  const button = {
    id: `${verb} ${meeting.group.id}#${number}`,
    label: ticked ? 'Reopen' : 'Done',
    says: `/${verb} ${number}`,
  };
  return { lines: [line], ...(isStillOpen(meeting) ? { button } : {}) };
}

/** What is due first stands first. */
const byDue = (a: Entry, b: Entry): number => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.number - b.number;

function actions(who: PersonKey, meeting: Meeting): PagePart[] {
  const own = [...meeting.stateOf(entriesFeature).byNumber.values()].filter((entry) =>
    ownersOfEntry(entry).includes(who),
  );
  const open = own.filter(isOpen).toSorted(byDue);
  // They can be taken back until the meeting has ended.
  const done = own.filter(({ kind, box }) => kind === 'action' && box === 'ticked').slice(-MOST_DONE);
  const rest = left(open.length - MOST_ACTIONS, code('/actions @me'), ' in the room lists all.');
  return [
    { lines: [open.length === 0 ? textLine('You have no open action.') : textLine(strong('Your open actions'))] },
    ...open.slice(0, MOST_ACTIONS).map((entry) => action(entry, meeting)),
    ...(rest.length === 0 ? [] : [{ lines: rest }]),
    ...done.map((entry) => action(entry, meeting)),
  ];
}

/** What somebody is shown of the running or next meeting: when it is, its agenda, and what they have to do. */
export const personalPage = (who: PersonKey, meeting: Meeting): HomePage => ({
  title: meeting.group.name,
  parts: [nextMeeting(who, meeting), ...actions(who, meeting), ...agenda(meeting)],
});
