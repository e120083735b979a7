import type { Group } from '../../meeting/group.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import type { StoodTopic } from '../usual/usual.ts';
import type { FoundTopic } from './carry-topics.ts';
import { isSameHeading } from './headings.ts';

/** A topic that minutes have, as it's remembered; not events, sections of their own, "Other business" and what's under embargo. */
export function stoodTopicOf({ section, path, events }: FoundTopic, group: Group): StoodTopic | undefined {
  const say = minutesMessages(group);
  const titles = path.map(({ title }) => title);
  const last = titles.at(-1);
  if (
    events ||
    last === undefined ||
    [say.otherBusiness, say.embargoedTopic].some((title) => isSameHeading(last, title))
  )
    return undefined;
  return { section, path: titles };
}

/** The topics that minutes have. */
export const stoodTopicsIn = (found: readonly FoundTopic[], group: Group): StoodTopic[] =>
  found.flatMap((one) => stoodTopicOf(one, group) ?? []);
