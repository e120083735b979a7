import type { Translation } from '../../language/language.ts';
import type { RolesMessages } from './messages.ts';

export const rolesGerman: Translation<RolesMessages> = {
  help: {
    chair: 'Überträgt jemandem die Sitzungsleitung.',
    secretary: 'Überträgt jemandem die Protokollführung.',
  },
  helpAdd: 'Gibt weiteren Personen die Sitzungsleitung, wie bei MeetBot.',
  helpRemove: 'Nimmt jemandem die Sitzungsleitung, wie bei MeetBot.',
  named: {
    chair: (who) => `Sitzungsleitung: ${who}.`,
    secretary: (who) => `Protokollführung: ${who}.`,
  },
  chairsNow: (who) => `Sitzungsleitung: ${who}.`,
  whoElse: 'Gib an, wer die Sitzung noch leitet.',
  noSuchChair: 'Niemand mit diesem Namen leitet die Sitzung.',
  lastChair: 'Jemand muss die Sitzung leiten. Bestimme zuerst eine andere Sitzungsleitung.',
  leadersOnly: (who) => `Das können nur Sitzungsleitung oder Protokollführung: ${who}.`,
  oneAtATime: 'Nur eine Person auf einmal: Schreib für jede eine Zeile.',
};
