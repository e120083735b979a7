// Reads every file of the corpus and compares with what people annotated, field by field.
import { describe, expect, test } from '@jest/globals';

import { factsOf, type MinutesFacts } from '../../src/archive/facts.ts';
import { keyOf, type NamedPerson } from '../../src/archive/people.ts';
import { readDocument } from '../../src/minutes/parse-document.ts';
import { restyleMarkdown, documentSayings, writeDocument } from '../../src/minutes/write-document.ts';
import {
  annotated,
  csmFiles,
  isThere,
  realDirectory,
  corpusText,
  type Annotated,
  type CorpusPerson,
} from './corpus.ts';

if (!isThere) process.stderr.write('../shared/corpus is not there: what needs the real minutes is skipped.\n');

const instant = (at: string | null | undefined): string[] => (at ? [new Date(at).toISOString()] : []);
const people = (listed: readonly CorpusPerson[]): string[] =>
  listed.map(({ handle, annotation }) => `${handle}|${annotation ?? ''}`);
const named = (listed: readonly NamedPerson[]): string[] => listed.map((who) => `${keyOf(who)}|${who.note ?? ''}`);
const keys = (listed: readonly NamedPerson[]): string[] => listed.map(keyOf);
const state = (line: number, ticked: boolean): string => `${line} ${ticked ? 'ticked' : 'open'}`;

interface Field {
  readonly stated: (file: Annotated) => readonly string[];
  readonly read: (facts: MinutesFacts) => readonly string[];
}

const boxesOf = ({ actions, format_rule_checkboxes: rules }: Annotated) => [
  ...actions.filter(({ source }) => source === 'checkbox'),
  ...rules,
];

/** Where the annotation is wrong, and why. */
const ANNOTATION_ERRORS: Readonly<Record<string, string>> = {
  'cpansec/cpansec-minutes-2025-04-09.md: boxes: not stated: 151 open':
    'a no-break space hid this box from the annotators',
  'cpansec/cpansec-minutes-2025-04-09.md: boxes: not stated: 160 open':
    'a no-break space hid this box from the annotators',
  'cpansec/cpansec-minutes-2025-04-09.md: owners: not stated: 151 stigtsp':
    'a no-break space hid this box from the annotators',
  'cpansec/cpansec-minutes-2025-04-09.md: owners: not stated: 151 timlegge':
    'a no-break space hid this box from the annotators',
  'cpansec/cpansec-minutes-2025-04-09.md: owners: not stated: 160 stigtsp':
    'a no-break space hid this box from the annotators',
};

const FIELDS: Readonly<Record<string, Field>> = {
  'meeting time': { stated: ({ meeting_time_utc: at }) => instant(at), read: ({ start }) => instant(start) },
  present: { stated: ({ attendees }) => people(attendees), read: ({ attendance }) => named(attendance.present) },
  regrets: { stated: ({ regrets }) => people(regrets), read: ({ attendance }) => named(attendance.regrets) },
  absent: { stated: ({ absents }) => people(absents), read: ({ attendance }) => named(attendance.absent) },
  'partly attending': { stated: ({ partly }) => people(partly), read: ({ attendance }) => named(attendance.partly) },
  chairs: { stated: ({ chairs }) => chairs, read: ({ roles }) => keys(roles.chair) },
  secretaries: { stated: ({ secretaries }) => secretaries, read: ({ roles }) => keys(roles.secretary) },
  'next meeting': { stated: ({ next_meeting: next }) => instant(next.utc), read: ({ next }) => instant(next?.start) },
  'next meeting, the other choice': {
    stated: ({ next_meeting: next }) => instant(next.alternative_utc),
    read: ({ next }) => instant(next?.alternative),
  },
  'next chairs': { stated: ({ next_meeting: next }) => next.chairs, read: ({ nextRoles }) => keys(nextRoles.chair) },
  'next secretaries': {
    stated: ({ next_meeting: next }) => next.secretaries,
    read: ({ nextRoles }) => keys(nextRoles.secretary),
  },
  approved: {
    stated: ({ previous_minutes_approval: it }) => (it ? [String(it.approved)] : []),
    read: ({ approval }) => (approval ? [String(approval.approved)] : []),
  },
  'approval: pull request': {
    stated: ({ previous_minutes_approval: it }) => (it?.pr ? [String(it.pr)] : []),
    read: ({ approval }) => (approval?.pullRequest ? [String(approval.pullRequest)] : []),
  },
  'approval: approvers': {
    stated: ({ previous_minutes_approval: it }) => it?.approvers ?? [],
    read: ({ approval }) => keys(approval?.approvedBy ?? []),
  },
  'approval: merged by': {
    stated: ({ previous_minutes_approval: it }) => it?.merged_by ?? [],
    read: ({ approval }) => keys(approval?.mergedBy ?? []),
  },
  boxes: {
    stated: (file) => boxesOf(file).map(({ line, done }) => state(line, done)),
    read: ({ boxes }) => boxes.map(({ line, box }) => state(line, box === 'ticked')),
  },
  owners: {
    stated: (file) => boxesOf(file).flatMap(({ line, owners }) => owners.map((owner) => `${line} ${owner}`)),
    read: ({ boxes }) => boxes.flatMap(({ line, owners }) => owners.map((owner) => `${line} ${owner}`)),
  },
  'events with a box': {
    stated: ({ actions }) => actions.filter(({ kind }) => kind === 'event').map(({ line, done }) => state(line, done)),
    read: ({ events }) =>
      events.filter(({ box }) => box !== 'none').map(({ line, box }) => state(line, box === 'ticked')),
  },
};

const STYLES = [
  { bullet: '-', indent: 'one', dash: '–', emphasis: '*' },
  { bullet: '*', indent: 'tab', dash: '–', emphasis: '_' },
] as const;

(isThere ? describe : describe.skip)('the real minutes', () => {
  test('every field that the files state is read right', () => {
    const directory = realDirectory();
    const differences: string[] = [];
    const table = Object.entries(FIELDS).map(([name, { stated, read }]) => {
      const counts = { stated: 0, read: 0, right: 0 };
      for (const file of annotated()) {
        const facts = factsOf(readDocument(corpusText(file.file)), { directory, path: file.file });
        const [want, got] = [stated(file), read(facts)];
        const right = want.filter((one) => got.includes(one));
        counts.stated += want.length;
        counts.read += got.length;
        counts.right += right.length;
        for (const one of want) if (!got.includes(one)) differences.push(`${file.file}: ${name}: not read: ${one}`);
        for (const one of got) if (!want.includes(one)) differences.push(`${file.file}: ${name}: not stated: ${one}`);
      }
      const share = (of: number) => (of === 0 ? '–' : (counts.right / of).toFixed(3));
      return `${name.padEnd(30)} precision ${share(counts.read)} recall ${share(counts.stated)} (${counts.stated} stated)`;
    });
    process.stdout.write(`${table.join('\n')}\n`);
    expect(differences.filter((one) => !Object.hasOwn(ANNOTATION_ERRORS, one))).toEqual([]);
  });

  test('every file, written in any style and read again, is the same tree', () => {
    const files = [...annotated().map(({ file }) => file), ...csmFiles()];
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const document = readDocument(corpusText(file));
      for (const style of STYLES) {
        const once = writeDocument(document, style);
        expect([file, documentSayings(readDocument(once))]).toEqual([file, documentSayings(document)]);
        // In the group's style already: the same bytes.
        expect(restyleMarkdown(once, style)).toBe(once);
      }
    }
  });
});
