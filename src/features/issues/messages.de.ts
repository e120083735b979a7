import { pluralDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { IssuesMessages } from './messages.ts';

export const issuesGerman: Translation<IssuesMessages> = {
  issue: (number) => `Issue ${number}`,
  done: (entry, issue) => phrase`#${entry} ist erledigt: ${issue} wurde geschlossen.`,
  openAgain: (entry, issue) => phrase`#${entry} ist wieder offen: ${issue} wurde wieder geöffnet.`,
  onAgenda: (titles) => phrase`Auf der nächsten Tagesordnung: ${titles}.`,
  ticked: (entries, count) =>
    phrase`${entries} ${pluralDe(count, { one: 'ist', other: 'sind' })} im Protokoll abgehakt.`,
  tickedIn: (entries, count, proposal) =>
    phrase`${entries} ${pluralDe(count, { one: 'ist', other: 'sind' })} im Protokoll in ${proposal} abgehakt.`,
  dropped: (proposal) => phrase`Offen im vorgelegten Protokoll, fehlt aber in dem, das in ${proposal} gemergt wurde:`,
  issueStays: (issue) => phrase` (${issue} bleibt, wie es ist)`,
  more: (count) => `und ${count} mehr.`,
  droppedEnd: 'Das steht nicht auf der nächsten Tagesordnung. Halte es wieder fest, wenn es zurück soll.',

  owner: (who) => `Zuständig: ${who}`,
  due: (day) => `Fällig: ${day}`,
  action: (number, group) => `Aufgabe #${number} von ${group}, aus dem Protokoll in `,
  discussed: (group) => `${group} hat das besprochen. Aus dem Protokoll in `,
  kinds: { agreed: 'Beschlossen: ', rejected: 'Abgelehnt: ', action: 'Aufgabe: ', motion: 'Abstimmung: ' },
};
