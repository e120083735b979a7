import { allItems, allSections } from '../../minutes/document.ts';
import type { ConfiguredFormat } from '../../minutes/format.ts';
import type { LearningContext } from './learning.ts';
import { withoutMarker } from './section-lines.ts';
import { nameAt, type NameField, type SpokenNames } from './spoken-names.ts';

/** How minutes name whose words a line has. */
export interface SpeakerForm {
  /** As the format has it: `{person}:`, `[{person}]`. */
  readonly attribution: string;
  readonly field: NameField;
  /** What is between a name and what they said, if it's a dash. */
  readonly dash?: string | undefined;
}

/** What people said, without markers: items and paragraphs. */
export const saidLines = ({ samples }: LearningContext): string[] =>
  samples.flatMap(({ document, lines }) => [
    ...allItems(document).map(({ position }) => withoutMarker(lines[position.line - 1] ?? '').trim()),
    ...allSections(document).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'verbatim' && block.prose ? block.prose.markdown.split('\n') : [])),
    ),
  ]);

const BEFORE = /^(?:\*\*|__|\[)?/u;
const AFTER = /^(?<close>:?(?:\*\*|__|\]))?(?<sep>:|\s(?<dash>[–—-]+))?\s+(?=\S)/u;

/** Anybody's handle. */
function handleAt(line: string, at: number): SpokenNames[number] | undefined {
  const written = /^@[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?/u.exec(line.slice(at))?.[0];
  return written === undefined ? undefined : { written, field: '@{handle}' };
}

/** Whose words a line is, and how that is written; undefined if it begins with no name of a known person. */
function speakerForm(line: string, names: SpokenNames): SpeakerForm | undefined {
  const open = BEFORE.exec(line)?.[0] ?? '';
  const found = nameAt(line, open.length, names) ?? handleAt(line, open.length);
  const after = found && AFTER.exec(line.slice(open.length + found.written.length));
  if (!after) return undefined;
  return formWith(open, after.groups ?? {}, found.field);
}

function formWith(
  open: string,
  { close = '', sep = '', dash }: Readonly<Record<string, string | undefined>>,
  field: NameField,
): SpeakerForm | undefined {
  // A name alone begins a sentence about somebody.
  const isSpeech = close + sep !== '' && (open === '') === (close === '');
  return isSpeech
    ? { attribution: `${open}{person}${close}${sep}`, field, dash: open === '' ? dash : undefined }
    : undefined;
}

/** How often lines have to name somebody: in one of so many. */
const ONE_IN = 10;

/** How entries name who said them; undefined if they don't. */
export function learnSpeakers(context: LearningContext, names: SpokenNames): SpeakerForm | undefined {
  const lines = saidLines(context).filter((line) => line !== '');
  const forms = lines.flatMap((line) => speakerForm(line, names) ?? []);
  const [same] = [...Map.groupBy(forms, ({ attribution, field }) => `${attribution} ${field}`).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  return same && same.length * ONE_IN >= lines.length ? same[0] : undefined;
}

/** What a format says of that. */
export function speakerSettings(
  form: SpeakerForm | undefined,
): Pick<ConfiguredFormat, 'attribution' | 'person'> & { readonly dash?: string | undefined } {
  if (!form) return { attribution: false };
  const { attribution, field, dash } = form;
  return {
    ...(dash === undefined ? { attribution } : {}),
    ...(field === '@{handle}' ? {} : { person: field }),
    ...(dash === undefined || dash === '–' ? {} : { dash }),
  };
}
