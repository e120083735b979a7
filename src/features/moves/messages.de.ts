import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { MovesMessages } from './messages.ts';

export const movesGerman: Translation<MovesMessages> = {
  help: 'Verschiebt einen Eintrag oder ein Thema mit allem darunter.',
  whatWhere: 'Was soll wohin?',
  whichEntry: (number) =>
    `Welcher Eintrag? Nimm seine Nummer, etwa /move ${number} after 12, oder /move ${number} to THEMA.`,
  notToEntry: (number, other) => `${other} ist ein Eintrag. Nimm /move ${number} under ${other} oder nenn ein Thema.`,
  intoItself: (number, other) =>
    number === other
      ? `#${number} lässt sich nicht neben sich selbst verschieben.`
      : `#${other} steht unter #${number}, deshalb kann #${number} nicht dorthin.`,
  topicIntoItself: (title) => `„${title}“ lässt sich nicht in oder neben sich selbst verschieben.`,
  noTopicNumber: (number) => `Die Tagesordnung hat kein Thema ${number}. /agenda zeigt sie.`,
  noTopicCalled: (words) => `Es gibt kein Thema „${words}“. /agenda zeigt sie.`,
  whichOne: (topics) => `Welches: ${topics}? Nimm eine Nummer, etwa Thema 3.`,
  topicNotTo: (title) => `Wohin soll „${title}“? Nimm after, before oder under und ein anderes Thema.`,
  onlyLeading: 'Nur Sitzungsleitung oder Protokollführung können ein Thema verschieben.',
  isSection: (title) => `„${title}“ ist ein eigener Abschnitt; wo er steht, sagt die Konfiguration der Gruppe.`,
  staysInSection: (title) =>
    `„${title}“ steht auf jeder Tagesordnung und bleibt deshalb ein Thema seines Abschnitts. Es kann dort vor oder nach den anderen stehen.`,
  theTopic: (title) => `„${title}“`,
  isThere: (what) => `${what} steht schon dort.`,
  neverMoved: (what) => `${what} wurde nicht verschoben.`,
  placeGone: (what) => `Die Stelle, an der ${what} stand, gibt es nicht mehr. Nenn eine andere.`,
  after: (number) => `hinter #${number}`,
  before: (number) => `vor #${number}`,
  under: (number) => `unter #${number}`,
  toTopic: (title) => `zu „${title}“`,
  afterTopic: (title) => `hinter „${title}“`,
  beforeTopic: (title) => `vor „${title}“`,
  underTopic: (title) => `unter „${title}“`,
  backAgain: 'zurück',
  moved: (who, number, { where, below, text }, undo) =>
    phrase`${who} hat #${number}${
      below === 0 ? '' : `, mit ${countedDe(below, { one: 'Eintrag', other: 'Einträgen' })} darunter,`
    } ${where} verschoben: ${text}. ${undo} macht das rückgängig.`,
  movedTopic: (who, title, where, undo) =>
    phrase`${who} hat das Thema „${title}“ ${where} verschoben. ${undo} macht das rückgängig.`,
};
