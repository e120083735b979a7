import { basename } from 'node:path';

import { isMap, isScalar, isSeq, parseDocument, Scalar, type Document, type YAMLMap } from 'yaml';

import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { FORGE_KINDS } from '../forge/forges.ts';
import type { Language } from '../language/language.ts';
import type { FirstSetting } from '../ports/first-setting.ts';
import { recurrenceRule, type InitAnswers } from './init-answers.ts';

/** The headings of a first format, which people change as they like. */
const HEADINGS: Readonly<
  Record<
    Language,
    { readonly present: string; readonly regrets: string; readonly agenda: string; readonly next: string }
  >
> = {
  en: { present: 'Present', regrets: 'Regrets', agenda: 'Agenda', next: 'Next meeting' },
  de: { present: 'Anwesend', regrets: 'Entschuldigt', agenda: 'Tagesordnung', next: 'Nächstes Treffen' },
};

/** A list of small things, each on one line. */
function lineForEach(document: Document, values: readonly object[]): unknown {
  const list: unknown = document.createNode(values);
  if (isSeq(list)) for (const item of list.items) if (isMap(item)) item.flow = true;
  return list;
}

function firstFormat(document: Document, language: Language): unknown {
  const { present, regrets, agenda, next } = HEADINGS[language];
  const sections = [
    { kind: 'present', heading: present },
    { kind: 'regrets', heading: regrets },
    { kind: 'topics', heading: agenda },
    { kind: 'next', heading: next },
  ];
  const format: unknown = document.createNode({ path: 'minutes/{date}.md' });
  if (isMap(format)) format.set('sections', lineForEach(document, sections));
  return format;
}

function scheduleOf({ start, zone, first, every }: InitAnswers): object {
  const rule = recurrenceRule(every, first);
  return { start, zone, ...(first !== undefined && { from: first }), ...(rule !== undefined && { every: rule }) };
}

const COMMENTS: Readonly<Record<string, string>> = {
  members: ' Give people their ids on your platforms here, so that Gavel knows them: docs/configuration.md',
  rooms: ' A meeting takes place in all of them at once.',
  forge: ' Where minutes are proposed.',
  format: ' How the minutes look.',
};

const GROUP_ORDER = [
  'id',
  'name',
  'language',
  'chairs',
  'secretaries',
  'members',
  'rooms',
  'schedule',
  'forge',
  'format',
];

/** Where a key goes; the rest comes last. */
function placeOf(key: unknown): number {
  const at = GROUP_ORDER.indexOf(String(key));
  return at < 0 ? GROUP_ORDER.length : at;
}

/** Puts keys in an order for readers, with a comment before some. */
function arrange(map: YAMLMap): void {
  map.items.sort((a, b) => placeOf(a.key) - placeOf(b.key));
  for (const pair of map.items) {
    const name = String(pair.key);
    const key = new Scalar(name);
    const comment = COMMENTS[name];
    if (comment !== undefined) key.commentBefore = comment;
    pair.key = key;
  }
  const id = map.get('id', true);
  if (isScalar(id)) id.comment = ' for good: it names the meetings in the database';
}

/** The group's part of a learned configuration, or an empty one. */
function groupIn(document: Document): YAMLMap {
  const groups: unknown = document.get('groups');
  const group = isSeq(groups) ? groups.items[0] : undefined;
  if (!isMap(group)) throw new Error('A configuration needs a group');
  return group;
}

function setGroup(document: Document, answers: InitAnswers, isLearned: boolean): void {
  const group = groupIn(document);
  const { name, language, chairs, secretaries, members, accounts, rooms, forge } = answers;
  group.set('name', name);
  if (language !== 'en') group.set('language', language);
  if (chairs.length > 0) group.set('chairs', document.createNode(chairs, { flow: true }));
  if (secretaries.length > 0) group.set('secretaries', document.createNode(secretaries, { flow: true }));
  if (members.length > 0 || !isLearned) {
    const withIds = members.map((handle) => ({
      handle,
      ...Object.fromEntries((accounts.get(handle) ?? []).map(({ key, id }) => [key, id])),
    }));
    group.set('members', lineForEach(document, withIds));
  }
  group.set(
    'rooms',
    lineForEach(
      document,
      rooms.map((id) => ({ id })),
    ),
  );
  const schedule = document.createNode(scheduleOf(answers), { flow: true });
  const start: unknown = isMap(schedule) ? schedule.get('start', true) : undefined;
  // Older readers of YAML take 17:00 for a number.
  if (isScalar(start)) start.type = Scalar.QUOTE_SINGLE;
  group.set('schedule', schedule);
  group.set('forge', document.createNode({ kind: forge.kind, ...forge.settings }));
  if (!isLearned) group.set('format', firstFormat(document, language));
  arrange(group);
}

/**
 * The first configuration, as a person would write it.
 * @param learned the YAML that the group's minutes taught, if there are any
 */
export function firstConfiguration(answers: InitAnswers, file: string, learned: string | undefined): string {
  const document = parseDocument(learned ?? `groups:\n  - id: ${answers.id}\n`);
  setGroup(document, answers, learned !== undefined);
  const groups: unknown = document.get('groups');
  const sections = Object.fromEntries(answers.platforms.map(({ id, settings }) => [id, settings]));
  const whole = parseDocument('');
  const root: unknown = whole.createNode({ data: 'data', ...sections });
  whole.contents = root as never;
  if (isMap(root)) root.set(new Scalar('groups'), groups);
  whole.commentBefore = ` Gavel's configuration: docs/configuration.md has every key. Check it with: gavel doctor --config ${basename(file)}`;
  if (isMap(root)) for (const { key } of root.items) if (isScalar(key) && key.value !== 'data') key.spaceBefore = true;
  return whole.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A secret that a configuration needs. */
export type NeededSecret = FirstSetting & { readonly variable: string };

const secretsOf = (settings: readonly FirstSetting[]): NeededSecret[] =>
  settings.flatMap((one) => (one.variable === undefined ? [] : [{ ...one, variable: one.variable }]));

/** What a platform needs to be let in. */
export const platformSecrets = (id: string): NeededSecret[] =>
  secretsOf(CHAT_PLATFORMS.find((one) => one.id === id)?.firstSettings ?? []);

/** What a forge needs to be let in. */
export const forgeSecrets = (kind: string): NeededSecret[] =>
  secretsOf(FORGE_KINDS.find((one) => one.id === kind)?.firstSettings ?? []);

/** The names of the secrets with a line each, and never a value. */
export const exampleEnvironment = (secrets: readonly NeededSecret[], file: string): string =>
  [
    `# The secrets that ${basename(file)} names. Copy this file to .env, fill it in, and keep that out of git.`,
    ...secrets.flatMap(({ says, example, variable }) => ['', `# ${says} It looks like ${example}`, `${variable}=`]),
    '',
  ].join('\n');
