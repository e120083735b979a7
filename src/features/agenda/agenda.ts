import type { EntryEvent } from '../../meeting/entry.ts';
import type { Feature } from '../../meeting/feature.ts';
import { agendaCommands } from './commands.ts';
import type { TopicEvent } from './topics.ts';
import { agendaView } from './view.ts';

/** Walking along the agenda, and growing it. Its state is `topics`; its sections are written with the minutes. */
export const agenda: Feature<undefined, never, TopicEvent | EntryEvent> = {
  name: 'agenda',
  initial: () => undefined,
  commands: agendaCommands,
  on: {},
  views: agendaView,
};
