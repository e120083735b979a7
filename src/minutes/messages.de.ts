import { countedDe } from '../language/german.ts';
import type { Translation } from '../language/language.ts';
import type { MinutesMessages } from './messages.ts';

export const minutesGerman: Translation<MinutesMessages> = {
  chair: 'Sitzungsleitung',
  secretary: 'Protokollführung',
  title: 'Protokoll {date}',
  nextMeeting: 'Die nächste Sitzung ist am {next:cccc, d. MMMM yyyy}, um {next:HH:mm} UTC',
  noDate: 'Es gibt noch keinen Termin',
  severalDays: '{from:cccc yyyy-MM-dd} bis {to:cccc yyyy-MM-dd}',
  notApproved: 'Das Protokoll der letzten Sitzung ist noch nicht genehmigt',

  guest: 'Gast',
  arrivedLate: 'kam später',
  partly: 'teilweise',
  leftEarly: 'ging früher',
  observer: 'Beobachter',
  quorumReached: 'Die Sitzung ist mit {present} von {voting} Stimmberechtigten beschlussfähig',
  quorumMissed: 'Die Sitzung ist nicht beschlussfähig',

  approved: (proposal, by) => `Protokoll der letzten Sitzung: genehmigt in ${proposal} von ${by}`,
  approvedAndMerged: (proposal, by, merger) =>
    `Protokoll der letzten Sitzung: genehmigt in ${proposal} von ${by}, gemergt von ${merger}`,
  merged: (proposal) => `Protokoll der letzten Sitzung: gemergt in ${proposal}`,
  mergedIn: (proposal, by) => `Protokoll der letzten Sitzung: gemergt in ${proposal} von ${by}`,
  mergedBy: (who) => `Protokoll der letzten Sitzung: gemergt von ${who}`,
  awaited: (proposal, missing) => `Das Protokoll der letzten Sitzung ist noch nicht genehmigt: ${proposal}, ${missing}`,

  volunteerWanted: 'Freiwillige gesucht',
  due: (day) => `bis ${day}`,
  dueAtNextMeeting: 'bis zur nächsten Sitzung',
  idea: 'Idee',
  helpWanted: 'Hilfe gesucht',
  agreed: 'Beschlossen',
  rejected: 'Abgelehnt',
  offRecord: 'Nicht fürs Protokoll',
  underEmbargo: 'Unter Verschluss',
  embargoedTopic: 'Thema unter Verschluss',
  lasted: (what, minutes) => `${what}, ${countedDe(minutes, { one: 'Minute', other: 'Minuten' })} lang`,
  openSince: (day) => `offen seit ${day}, ein Issue daraus machen?`,
  opening: 'Eröffnung',
  otherBusiness: 'Verschiedenes',
  withoutHeading: 'Die Überschriften, unter denen dies festgehalten wurde, gibt es im Format der Gruppe nicht mehr.',

  vote: (outcome) => `Abstimmung: ${outcome}`,
  voteEnded: (outcome) => `Abstimmung: ${outcome}; endete mit der Sitzung`,
  ballots: {
    for: (count) => `${count} dafür`,
    against: (count) => `${count} dagegen`,
    abstain: (count) => countedDe(count, { one: 'Enthaltung', other: 'Enthaltungen' }),
  },
  carried: 'Angenommen',
  failed: 'Abgelehnt',
  noVotes: 'keine Stimmen',
  unanimous: 'einstimmig dafür',
  noQuorum: (outcome, needed) =>
    `${outcome}; nicht beschlussfähig: ${countedDe(needed, { one: 'Stimme', other: 'Stimmen' })} nötig`,
};
