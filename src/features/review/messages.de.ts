import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase, strong } from '../../meeting/message.ts';
import type { ReviewMessages } from './messages.ts';

export const reviewGerman: Translation<ReviewMessages> = {
  helpApprove: 'Genehmigt das vorgelegte Protokoll, ebenso wie ✅ darauf.',
  helpMerge: 'Mergt ein genehmigtes Protokoll, wenn die Gruppe das der Sitzungsleitung überlässt.',
  helpPropose: 'Legt das Protokoll wieder vor, wenn sein Branch gelöscht oder sein Pull Request geschlossen wurde.',

  alreadyMerged: 'Dieses Protokoll ist schon gemergt.',
  noneToMerge: 'Kein Protokoll wartet auf den Merge.',
  approveThere: (where) => `Deine Gruppe genehmigt Protokolle im Repository: ${where}`,
  mergeThere: (where) => `Deine Gruppe mergt Protokolle im Repository: ${where}`,
  membersOnly: 'Nur Mitglieder der Gruppe können ihr Protokoll genehmigen.',
  ownMinutes: 'Du hast dieses Protokoll geschrieben, also müssen andere es genehmigen.',
  alreadyApproved: 'Du hast dieses Protokoll schon genehmigt.',
  otherWaiting: (label) => `Jetzt wartet ${label} auf Genehmigung. Lies es, dann nimm /meeting approve.`,
  mergeLeadersOnly: 'Nur Sitzungsleitung oder Protokollführung können mergen.',
  proposeLeadersOnly: 'Nur Sitzungsleitung oder Protokollführung können das Protokoll wieder vorlegen.',
  notApproved: (missing) => `Noch nicht genehmigt (${missing}).`,

  approved: (who, where, given, needed) =>
    phrase`${who} hat das Protokoll in ${where} genehmigt (${given} von ${needed}).`,
  merging: (label) => `${label} wird jetzt gemergt.`,
  approvedMerging: (label) => `Genehmigt. ${label} wird jetzt gemergt.`,
  proposing: 'Ich lege das Protokoll wieder vor.',
  approveAgain: 'Das Protokoll muss wieder genehmigt werden.',
  useMerge: (label, merge) => phrase`Das Protokoll in ${label} kann jetzt gemergt werden, mit ${merge}.`,
  mergeNowThere: (label) => `Das Protokoll in ${label} kann jetzt dort gemergt werden.`,
  merged: (name) => phrase`Das Protokoll ist gemergt: ${name}.`,
  mergedBy: (who, name) => phrase`${who} hat das Protokoll gemergt: ${name}.`,
  mergedApproved: (who, name) => phrase`${who} hat das Protokoll genehmigt, und es ist gemergt: ${name}.`,
  mergedUnopposed: (name) => phrase`Niemand hat widersprochen, also ist das Protokoll gemergt: ${name}.`,

  failed: {
    propose: (to, where, why) =>
      phrase`${to}Ich konnte das Protokoll${where} nicht vorlegen. ${why} Ich versuche es weiter.`,
    merge: (to, where, why) =>
      phrase`${to}Ich konnte das Protokoll${where} nicht mergen. ${why} Ich versuche es weiter.`,
  },
  inProposal: (proposal) => phrase` in ${proposal}`,

  theProposal: 'dem Vorschlag',
  newCommits: (proposal) => phrase`${proposal} hat neue Commits.`,
  newCommitsAgain: (proposal, approve) =>
    phrase`${proposal} hat neue Commits, darum zählen frühere Genehmigungen nicht. Lies es und genehmige es wieder mit ${approve}.`,
  asksForChanges: (who, where) => phrase`${who} möchte Änderungen in ${where}.`,
  dismissed: (who, where) => phrase`Das Review von ${who} in ${where} wurde verworfen.`,
  approvedOlder: (who, where) =>
    phrase`${who} hat eine ältere Fassung in ${where} genehmigt. Bitte sieh noch einmal nach.`,
  approvedUncounted: (who, where) =>
    phrase`${who} hat das Protokoll in ${where} genehmigt, aber nach der Regel der Gruppe zählt das nicht.`,
  reopened: (proposal) => phrase`${proposal} ist wieder offen.`,
  branchGone: (label, propose) =>
    phrase`Der Branch ${label} wurde gelöscht oder zurückgesetzt, bevor das Protokoll gemergt war. ${propose} legt es wieder vor.`,
  closed: (proposal, propose) =>
    phrase`${proposal} wurde ohne Merge geschlossen. Öffne es dort wieder oder mit ${propose}.`,
  moreComments: (count, proposal) =>
    phrase`${countedDe(count, { one: 'weiterer Kommentar', other: 'weitere Kommentare' })} zu ${proposal}.`,

  unopposed: (proposal) => phrase`Niemand hat ${proposal} rechtzeitig widersprochen, also ist das Protokoll genehmigt.`,
  timeOver: (proposal, missing) => phrase`Die Zeit für Einwände gegen ${proposal} ist um, aber: ${missing}.`,
  remind: (people, proposal, missing) =>
    phrase`${people}: Bitte seht euch das Protokoll in ${proposal} an. Bisher: ${missing}.`,

  approvals: (given, needed) => `${given} von ${needed} Genehmigungen`,
  organisations: (given, needed) => `Genehmigungen aus ${given} von ${needed} Organisationen`,
  wantsChanges: (who) => `${who} möchte Änderungen`,

  title: 'Protokoll',
  meetingEnded: 'Die Sitzung ist beendet. Danke euch allen.',
  steps: { rendered: 'Protokoll geschrieben', committed: 'Committet', proposed: 'Vorgelegt' },
  proposedAs: (proposal) => phrase`Vorgelegt als ${proposal}`,
  approve: 'Genehmigen',
  forReview: (people) => phrase`Zur Durchsicht: ${people}.`,
  trouble: (why, minutes) =>
    phrase`${strong('Das hat nicht geklappt:')} ${why} Nichts ist verloren, und ich versuche es weiter. Sitzungsleitung und Protokollführung bekommen das Markdown mit ${minutes}.`,
  mergedShort: 'Gemergt.',
  approvedAndMerged: (who) => `Von ${who} genehmigt und gemergt.`,
  closedShort: (propose) => phrase`${strong('Ohne Merge geschlossen.')} ${propose} legt es wieder vor.`,
  howToApprove: (state, approve) => phrase`${state}. Genehmige es mit ✅ oder ${approve}.`,
  approveIn: (state, proposal) => phrase`${state}. Genehmige es in ${proposal}.`,
};
