import type { EntryEvent } from '../../meeting/entry.ts';
import type { Feature } from '../../meeting/feature.ts';
import type { TopicEvent } from '../../meeting/topics.ts';
import { agendaCommand } from './growing.ts';
import { topicRemove, topicRename } from './mending.ts';
import { agendaView } from './view.ts';
import { subtopicCommand, topicCommand } from './walking.ts';

/** Walking along the agenda, and growing it. Its state is `topics`; its sections are written with the minutes. */
export const agendaFeature: Feature<undefined, never, TopicEvent | EntryEvent> = {
  name: 'agenda',
  initial: () => undefined,
  commands: [topicCommand, topicRemove, topicRename, subtopicCommand, agendaCommand],
  evolve: {},
  views: agendaView,
};
