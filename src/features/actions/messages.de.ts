import type { Translation } from '../../language/language.ts';
import type { ActionsMessages } from './messages.ts';

export const actionsGerman: Translation<ActionsMessages> = {
  help: 'Hält eine Aufgabe mit ihren Zuständigen fest. Ohne Namen fragt es nach Freiwilligen.',
  helpTodo: 'Hält fest, was zu tun ist, ohne nach Freiwilligen zu fragen.',
  helpDone: 'Hakt einen Eintrag ab, aus dieser Sitzung oder einen übernommenen.',
  helpReopen: 'Öffnet einen abgehakten Eintrag wieder.',
  helpList: 'Zeigt die offenen Aufgaben nach Zuständigen.',
  whatToDo: 'Was ist zu tun?',
  noSuchDay: (day) => `Diesen Tag gibt es nicht: ${day}.`,
  hasPassed: (day) => `${day} ist vorbei.`,
  notTickable: (number) => `#${number} lässt sich nicht abhaken. /done ist für Aufgaben und Punkte der Tagesordnung.`,
  notYours: (number) => `Nur Zuständige, Sitzungsleitung oder Protokollführung können #${number} ändern.`,
  already: (number, to) => `#${number} ist schon ${to === 'ticked' ? 'erledigt' : 'offen'}.`,
  noBox: (number) =>
    `#${number} hat nichts, was sich wieder öffnen lässt. Mit /box ${number} gibst du dem Eintrag ein Kästchen.`,
  now: (number, to, text) => `#${number} ist ${to === 'ticked' ? 'erledigt' : 'wieder offen'}: ${text}`,
  takes: (who, number) => `${who} übernimmt #${number}.`,
  gaveUp: (who, number) => `${who} hat #${number} abgegeben.`,
  label: 'Aufgabe',
  volunteersWanted: 'Freiwillige gesucht',
  noneOpen: 'Es gibt keine offenen Aufgaben.',
  noneOpenOf: (who) => `${who} hat keine offenen Aufgaben.`,
  since: (day) => `seit ${day}`,
  whichOne: (number, text) => `#${number}: ${text} – was ist gemeint?`,
  nobody: 'noch niemand',
  notYourQuestion: (number) =>
    `Nur wer #${number} festgehalten hat, wer gemeint sein kann, Sitzungsleitung oder Protokollführung können das beantworten.`,
};
