import type { PhrasingContent } from 'mdast';

import { DECISIONS, entriesOfKinds } from '../../meeting/entries-of-kinds.ts';
import type { Entry, EntryKind } from '../../meeting/entry.ts';
import type { EntryWriter, Meeting, SectionWriter } from '../../meeting/feature.ts';
import { rootTopic, topicById, topicsFeature } from '../../meeting/topics.ts';
import { itemNode, listNode, sectionHeading, textNode } from '../../minutes/build.ts';
import { topicSections, type SectionOf } from '../../minutes/format.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { fillTemplate, type TemplateValues } from '../../minutes/template.ts';
import { hasPlace, topicWords } from '../agenda/sections.ts';
import { entryValues } from './entry-wording.ts';

// What stands under the topics, once more in one list: all actions, all decisions, or the topics themselves. It has no
// boxes, so that nothing is open twice.

type SummarySection = SectionOf<'summary'>;

const KINDS: Readonly<Record<Exclude<SummarySection['of'], 'topics'>, readonly EntryKind[]>> = {
  actions: ['action'],
  decisions: DECISIONS,
};

function summaryValues(entry: Entry, number: number, meeting: Meeting): TemplateValues {
  const topic = topicById(meeting, entry.topic);
  return {
    ...entryValues(entry, meeting),
    number: String(number),
    topic: topic && { typed: phrasingOf(rootTopic(meeting, topic).title) },
  };
}

function entryLines(
  { line }: SummarySection,
  entries: readonly Entry[],
  write: EntryWriter,
  meeting: Meeting,
): (readonly PhrasingContent[])[] {
  return entries.map((entry, i) => {
    const own =
      line === undefined ? undefined : fillTemplate(line, summaryValues(entry, i + 1, meeting), meeting.group);
    return own ?? write(entry, meeting);
  });
}

/** The titles of the topics that the minutes list, each as its section writes it if nothing else is said. */
function topicLines({ line }: SummarySection, meeting: Meeting): (readonly PhrasingContent[])[] {
  const { all } = meeting.stateOf(topicsFeature);
  return topicSections(meeting.group.format).flatMap(({ id, section }) => {
    if (section.kind !== 'topics') return [];
    const found = all.filter((topic) => topic.section === id && topic.parent === undefined && hasPlace(meeting, topic));
    return found.map((topic, i) => topicWords({ topic, number: String(i + 1) }, line ?? section.title, meeting));
  });
}

/** Writes sections that list what stands under the topics. */
export const summaryWriter =
  (write: EntryWriter): SectionWriter =>
  (section, meeting) => {
    if (section.kind !== 'summary') return [];
    const { of, as, empty = '…' } = section;
    const lines =
      of === 'topics'
        ? topicLines(section, meeting)
        : entryLines(section, entriesOfKinds(KINDS[of], meeting), write, meeting);
    if (lines.length === 0 && empty === false) return [];
    const said = lines.length > 0 || empty === false || empty === '' ? lines : [[textNode(empty)]];
    const items = said.map((words) => itemNode(words));
    return [...sectionHeading(section), ...(items.length === 0 ? [] : [listNode(items, as === 'numbers')])];
  };
