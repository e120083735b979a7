import type { Translation } from '../../../language/language.ts';
import type { SignInMessages } from './messages.ts';

export const signInGerman: Translation<SignInMessages> = {
  title: 'Anmelden',
  entrance: 'Hier trifft sich deine Gruppe. Melde dich mit deinem Konto an, damit Gavel weiß, wer spricht.',
  signInWith: (issuer) => `Mit ${issuer} anmelden`,
  leavesTo: (issuer) =>
    `Du meldest dich bei ${issuer} an und kommst dann hierher zurück. Dein Passwort sieht Gavel nie.`,
  guestWord: 'Gast',
  again: 'Noch einmal versuchen',
  asSomeoneElse: 'Mit einem anderen Konto anmelden',
  endedTitle: 'Du bist abgemeldet',
  ended: 'Gavel hat diese Anmeldung vergessen.',
  endAtIssuer: (issuer) => `Auch bei ${issuer} abmelden`,
  signInAgain: 'Wieder anmelden',
  strangerTitle: 'Du gehörst nicht zu dieser Gruppe',
  stranger:
    'Du hast dich angemeldet, aber dieses Konto gehört keinem Mitglied, und die Gruppe nimmt keine Gäste auf. Soll es deins sein, dann bitte die Person, die Gavel betreibt, es einzutragen: Sie findet seine Id im Log.',
  failedTitle: 'Du bist nicht angemeldet',
  troubles: {
    denied: 'Die Anmeldung wurde abgebrochen, oder dein Konto darf Gavel nicht benutzen.',
    unreachable: 'Der Anmeldeserver antwortet nicht. Versuch es in einer Minute noch einmal.',
    clock:
      'Die Uhren von Gavel und vom Anmeldeserver stimmen nicht überein. Wer Gavel betreibt, muss dessen Uhr stellen.',
    secret: 'Der Anmeldeserver erkennt Gavel nicht an. Wer Gavel betreibt, muss Id und Geheimnis des Clients prüfen.',
    stale: 'Das hat zu lange gedauert, ist schon erledigt oder hat in einem anderen Browser begonnen. Fang neu an.',
    setup: 'Der Anmeldeserver und Gavel passen nicht zusammen. Wer Gavel betreibt, sieht den Grund im Log.',
  },
};
