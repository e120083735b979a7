import type { Translation } from '../../language/language.ts';
import type { NotesMessages } from './messages.ts';

export const notesGerman: Translation<NotesMessages> = {
  helpNote: 'Hält eine Notiz unter dem aktuellen Thema fest.',
  helpProse: 'Hält eine Notiz als Absatz fest statt als Listenpunkt.',
  helpIdea: 'Hält eine Idee fest.',
  helpWanted: 'Hält fest, dass Hilfe gesucht wird.',
  helpLink: 'Hält einen Link fest. Eine Zeile, die mit einer URL beginnt, tut dasselbe.',
  labels: { note: 'Notiz', idea: 'Idee', wanted: 'Hilfe gesucht' },
  tooManyEntries: (count, most) =>
    `Das wären ${count.toLocaleString('de')} Einträge, erlaubt sind ${most} je Nachricht. Schick die Liste in Teilen.`,
  nothingToRecord: 'Es gibt nichts festzuhalten.',
  noUrl: 'Das ist keine Webadresse. Beginne sie mit https:// und dem Namen einer Seite.',
};
