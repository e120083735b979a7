import type { Meeting } from '../meeting/feature.ts';
import { allFeatures } from './index.ts';
import { minutesWriter } from './minutes/write-minutes.ts';

const writer = minutesWriter(allFeatures);
// A meeting never changes, but it is written for each page that shows it, and several times when it ends.
const written = new WeakMap<Meeting, string>();

/** A meeting's minutes as Markdown, with what every feature writes of them: the whole file. */
export function minutesMarkdown(meeting: Meeting): string {
  const text = written.get(meeting) ?? writer.markdown(meeting);
  written.set(meeting, text);
  return text;
}
