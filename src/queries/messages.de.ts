import type { Translation } from '../language/language.ts';
import type { QueriesMessages } from './messages.ts';

export const queriesGerman: Translation<QueriesMessages> = {
  noMeetingYet: 'Noch gibt es keine Sitzung, in der ich das festhalten kann. Versuch es in einer Minute noch einmal.',
  noTopics: 'Noch gibt es kein Thema, unter dem ich das festhalten kann. Mit /topic TEXT legst du eines an.',
  forNextMeeting: 'Gerade läuft keine Sitzung, darum ist das für die nächste.',
  unplanned:
    'Die erste Sitzung ist noch nicht geplant, weil ich das Repository dieser Gruppe noch nicht lesen kann. Wer mich betreibt, findet den Grund im Log.',
};
