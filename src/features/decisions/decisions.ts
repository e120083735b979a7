import type { Entry, EntryEvent, EntryKind, Recorded } from '../../meeting/entry.ts';
import { type Command, type Feature, type Meeting, misused } from '../../meeting/feature.ts';
import { say } from '../../meeting/message.ts';
import { text } from '../../minutes/build.ts';
import { phrasing } from '../../minutes/phrasing.ts';
import { placeOf } from '../notes/place.ts';
import { record } from '../notes/record.ts';
import { wordsOf } from '../notes/words.ts';

const WORDS = { agreed: 'Agreed', rejected: 'Rejected' } as const;

const deciding = (kind: keyof typeof WORDS, meetbot: readonly string[]): Command<Recorded> => ({
  verb: kind,
  aliases: meetbot.map((line) => line.slice(1)).filter((word) => word !== kind),
  meetbot,
  usage: `/${kind} TEXT`,
  help: kind === 'agreed' ? 'Records that something was decided.' : 'Records that something was turned down.',
  who: 'chair',
  when: ['gathering', 'in session'],
  records: { label: `Decision: ${kind}`, owned: false },
  decide(typed, meeting) {
    const { text: words } = wordsOf(typed);
    if (words === '') return misused(`What was ${kind}?`);
    const decided = record({ kind, text: words, ...placeOf(typed, meeting) }, typed, meeting);
    return 'refuse' in decided ? decided : { ...decided, announce: say({ strong: WORDS[kind] }, `: ${words}`) };
  },
});

const isDecision = (kind: EntryKind): kind is keyof typeof WORDS => kind === 'agreed' || kind === 'rejected';

const write = (entry: Entry, _meeting: Meeting) => [
  { type: 'strong' as const, children: [text(isDecision(entry.kind) ? WORDS[entry.kind] : entry.kind)] },
  text(': '),
  ...phrasing(entry.text),
];

export const decisions: Feature<undefined, never, EntryEvent> = {
  name: 'decisions',
  initial: () => undefined,
  commands: [
    deciding('agreed', ['#agreed', '#agree', '#accepted', '#accept']),
    deciding('rejected', ['#rejected', '#reject']),
  ],
  on: {},
  entries: { agreed: write, rejected: write },
};
