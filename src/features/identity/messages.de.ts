import { pluralDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { IdentityMessages } from './messages.ts';

export const identityGerman: Translation<IdentityMessages> = {
  helpLink:
    'Macht dich auf zwei Plattformen zu einer Person: mit einer Stimme und einem Platz in der Anwesenheitsliste.',
  helpUnlink:
    'Löst eine Verknüpfung, deine Konten sind dann wieder zwei Personen. Die Sitzungsleitung kann das auch für andere tun.',
  helpWhoami: 'Zeigt, für wen Gavel dich hält, und deine verknüpften Konten.',

  met: (who, platform) =>
    `Ich kenne ${who} auf ${platform} nicht, darum steht die Person unter diesem Namen als Gast im Protokoll.`,
  metMany: (count) => `Ich kenne ${count} Personen nicht, darum stehen sie unter diesen Namen als Gäste im Protokoll:`,
  likely: (handle) =>
    `Der Name ist der von @${handle}, aber das beweist nichts. Ist es @${handle}, trag das in der Konfiguration bei @${handle} ein und starte mich neu:`,
  addToMember: 'Ist es ein Mitglied, trag das in der Konfiguration bei diesem Mitglied ein und starte mich neu:',
  newMember: 'Ist es ein neues Mitglied, ist das der ganze Eintrag:',
  linkThemselves: (link) =>
    phrase`Oder die Person verknüpft sich selbst, wenn ich sie auf einer anderen Plattform kenne: dort ${link}.`,
  oneOf: (name, platform, line) => phrase`${name} auf ${platform}: ${line}`,
  oneOfLikely: (name, platform, handle, line) =>
    phrase`${name} auf ${platform}, Name wie @${handle}, was nichts beweist: ${line}`,
  addLines:
    'Für jedes Mitglied darunter trag die Zeile bei den Mitgliedern in der Konfiguration ein und starte mich neu. Steht es schon dort, ergänze nur die ID.',
  taken: (name, platform, handle) =>
    `${name} auf ${platform} zählt ab jetzt wegen des Namens als @${handle} (people: by-name). Zur Bestätigung trag das in der Konfiguration bei @${handle} ein und starte mich neu:`,
  elseRightId: 'Ist es jemand anders, trag dort stattdessen die richtige ID ein.',

  notHere: 'Das geht hier nicht.',
  offer: (command, minutes) =>
    phrase`Um hier und auf einer anderen Plattform dieselbe Person zu sein, schreib dort: ${command} Das geht einmal, innerhalb von ${minutes} Minuten, und ich frage noch nach. Zeig es niemandem.`,
  offered: 'Ich habe dir einen Code als Direktnachricht geschickt. Gib ihn auf der anderen Plattform ein.',
  unknownCode:
    'Ich kenne diesen Code nicht, oder er ist zu alt. Hol dir mit /meeting link auf der anderen Plattform einen neuen.',
  triesLeft: (count) =>
    pluralDe(count, { one: 'Du hast noch einen Versuch.', other: `Du hast noch ${count} Versuche.` }),
  retryIn: (minutes) => `In ${minutes} Minuten kannst du es wieder versuchen.`,
  locked: (minutes) =>
    `Zu viele falsche Codes. Versuch es in ${minutes} ${pluralDe(minutes, { one: 'Minute', other: 'Minuten' })} wieder.`,
  otherSide: 'Gib ihn auf der anderen Plattform ein: Von hier ist der Code.',
  alreadyOne: (who) => `Du bist schon hier und dort ${who}.`,
  twoMembers: (here, there) =>
    `Du bist hier ${here} und dort ${there}. Wer mich betreibt, kann daraus in der Konfiguration ein Mitglied machen.`,
  confirm: (other, user, as, own, command) =>
    phrase`${other} (${user}) möchte dieselbe Person sein wie du, ${as} (${own}). Bist du das, gib hier ein: ${command}. Wenn nicht, tu nichts: Es hat sich nichts geändert.`,
  asked: (as, user) =>
    `Ich habe ${as} (${user}) in einer Direktnachricht um die Bestätigung gebeten, dass ihr dieselbe Person seid.`,
  leadersOnly: 'Das können nur Sitzungsleitung oder Protokollführung für andere.',
  notLinked: (who) => `${who} ist mit keinem anderen Konto verknüpft.`,
  parted: (who, users) => `${who} ist nicht mehr mit ${users} verknüpft. Was festgehalten ist, bleibt, wie es ist.`,
  youAre: (who, here) => `Du bist ${who}: ${here}.`,
  youAreAlso: (who, here, others) => `Du bist ${who}: ${here} und auch ${others}.`,
  youAreGuest: (link) => phrase`Du bist Gast: ${link} macht dich auf zwei Plattformen zu einer Person.`,

  one: (who) => `Du bist jetzt hier und dort eine Person: ${who}.`,
  oneArrival: 'Du warst doppelt gezählt, es gilt die frühere Ankunft.',
  oneBallot: (number) => `Du hast über #${number} zweimal abgestimmt, es zählt die spätere Stimme.`,
  onePlace: 'Du warst zweimal auf der Redeliste und behältst den früheren Platz.',
  oneElected: {
    chair: 'Du warst zweimal in die nächste Sitzungsleitung gewählt, das zählt einmal.',
    secretary: 'Du warst zweimal in die nächste Protokollführung gewählt, das zählt einmal.',
  },
  oneApproval: 'Du hast dem Protokoll zweimal zugestimmt, das zählt einmal.',
  oneReview: 'Du hast das Protokoll zweimal durchgesehen, es zählt das spätere Review.',
};
