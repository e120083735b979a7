import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { LifecycleMessages } from './messages.ts';

export const lifecycleGerman: Translation<LifecycleMessages> = {
  helpStart:
    'Eröffnet die Sitzung. Vor der geplanten Zeit öffnet es die Anwesenheitsliste, und die Sitzung beginnt pünktlich von selbst.',
  running: (since) => `Diese Sitzung läuft seit ${since} UTC.`,
  rollCallOpen: (start) => phrase`Die Anwesenheitsliste ist offen. Beginn der Sitzung: ${start}.`,
  started: 'Die Sitzung hat begonnen.',
  howTo: (note, action, topic, end) =>
    phrase`Halte mit ${note}, ${action} und ${topic} etwas fest. ${end} erstellt das Protokoll.`,
};
