import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import type { TimeBoxesMessages } from './messages.ts';

const minute = { one: 'Minute', other: 'Minuten' };

export const timeBoxesGerman: Translation<TimeBoxesMessages> = {
  help: 'Gibt dem aktuellen Thema ab jetzt so viele Minuten und warnt die Sitzungsleitung, bevor sie um sind.',
  topicLeft: (title, minutes) => `${title}: noch ${countedDe(minutes, minute)}.`,
  topicOver: (title, minutes) => `${title}: Die Zeit ist um (${countedDe(minutes, minute)}).`,
  meetingLeft: (minutes) => `Noch ${countedDe(minutes, minute)} in dieser Sitzung.`,
  meetingOver: 'Die Zeit für diese Sitzung ist um.',
  noTopic: 'Es gibt noch kein Thema. Nutze zuerst /topic TEXT.',
  off: (title) => `${title} hat kein Zeitlimit.`,
  howMany: (most) => `Wie viele Minuten? 1 bis ${most}.`,
  set: (title, minutes) => `${title}: ab jetzt ${countedDe(minutes, minute)}.`,
};
