import { countedDe, pluralDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { ProposalMessages } from './messages.ts';

export const proposalGerman: Translation<ProposalMessages> = {
  help: 'Gibt dir das bisherige Protokoll als Markdown.',
  minutesSoFar: 'Das Protokoll bis jetzt:',
  nameTaken: (taken, own) =>
    phrase`In ${taken} steht schon ein Protokoll, und das bleibt, wie es ist. Dieses kommt nach ${own}.`,

  others: (count) =>
    `Von diesem Tag gibt es schon ${
      count === 1 ? 'ein anderes Protokoll' : `${count} andere Protokolle`
    }. Dieses steht in einer eigenen Datei und ändert daran nichts.`,
  decisions: 'Beschlüsse',
  actions: 'Aufgaben',
  openQuestions: 'Offene Fragen',
  howToApprove: 'So wird genehmigt',
  nobodyCame: 'Niemand hat sich als anwesend gemeldet.',
  present: (people) => `Anwesend: ${people}.`,
  regrets: (people) => `Entschuldigt: ${people}.`,
  absent: (people) => `Abwesend: ${people}.`,
  volunteers: 'Freiwillige gesucht',
  approvals: ({ needed, onlyMembers, organisations }) =>
    `Nötig ${pluralDe(needed, { one: 'ist', other: 'sind' })} ${countedDe(needed, { one: 'Genehmigung', other: 'Genehmigungen' })} von ${
      onlyMembers ? 'Mitgliedern' : 'Leuten'
    }, die das Protokoll nicht geschrieben haben${organisations > 1 ? `, aus mindestens ${organisations} Organisationen` : ''}.`,
  silence: (hours) => `Wer ${countedDe(hours, { one: 'Stunde', other: 'Stunden' })} lang schweigt, stimmt zu.`,
  corrections: 'Korrekturen sind willkommen, als Commits auf diesem Branch oder als Kommentare.',
  afterwards: {
    gavel: 'Danach mergt Gavel.',
    chair: 'Danach mergt die Sitzungsleitung oder die Protokollführung.',
    people: 'Danach könnt ihr mergen.',
  },
};
