import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import type { StatsMessages } from './messages.ts';

const MEETINGS = { one: 'Sitzung', other: 'Sitzungen' };

export const statsGerman: Translation<StatsMessages> = {
  help: 'Zeigt, wer kommt, wie lange etwas offen ist, wer zuletzt geleitet hat und wer an der Reihe wäre.',
  nothingYet: 'Es gibt noch keine Protokolle, aus denen ich zählen könnte.',
  attendance: 'Anwesenheit',
  nobodyKnown: 'In den Protokollen steht nicht, wer da war.',
  average: (meetings, from, to, people) =>
    `${countedDe(meetings, MEETINGS)} vom ${from} bis zum ${to}, im Schnitt mit ${people.toFixed(1).replace('.', ',')} Leuten.`,
  lately: (counts) => `Zuletzt: ${counts}.`,
  came: (who, times, meetings, last) => `${who}: ${times} von ${meetings}, zuletzt am ${last}`,
  roles: 'Rollen',
  lastChairs: (people) => `Sitzungsleitung: zuletzt ${people}`,
  lastSecretaries: (people) => `Protokollführung: zuletzt ${people}`,
  unknown: 'unbekannt',
  couldBeNext: (line, who) => `${line}; an der Reihe wäre ${who}`,
  open: 'Offen',
  openCount: (count) =>
    count === 0
      ? 'Es ist nichts offen.'
      : `Offen: ${countedDe(count, { one: 'Aufgabe oder Punkt', other: 'Aufgaben und Punkte' })}.`,
  age: (number, since, meetings, words) => `#${number} seit ${since}, ${countedDe(meetings, MEETINGS)}: ${words}`,
};
