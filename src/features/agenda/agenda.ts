import type { EntryEvent } from '../../meeting/entry.ts';
import type { Feature } from '../../meeting/feature.ts';
import { agendaCommand } from './growing.ts';
import { topicRemove, topicRename } from './mending.ts';
import type { TopicEvent } from './topics.ts';
import { agendaView } from './view.ts';
import { subtopic, topic } from './walking.ts';

/** Walking along the agenda, and growing it. Its state is `topics`; its sections are written with the minutes. */
export const agenda: Feature<undefined, never, TopicEvent | EntryEvent> = {
  name: 'agenda',
  initial: () => undefined,
  commands: [topic, topicRemove, topicRename, subtopic, agendaCommand],
  on: {},
  views: agendaView,
};
