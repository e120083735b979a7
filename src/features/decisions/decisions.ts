import { entryPlace } from '../../meeting/entry-place.ts';
import type { Entry, EntryEvent, EntryKind, EntryRecorded } from '../../meeting/entry.ts';
import { type Command, type Feature, type Meeting, wrongUsage } from '../../meeting/feature.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { recordEntry } from '../../meeting/record-entry.ts';
import { textNode } from '../../minutes/build.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { wordsOf } from '../notes/words.ts';
import { decisionsMessages } from './messages.ts';

const WORDS = { agreed: 'Agreed', rejected: 'Rejected' } as const;

const deciding = (kind: keyof typeof WORDS, meetbot: readonly string[]): Command<EntryRecorded> => ({
  verb: kind,
  aliases: meetbot.map((line) => line.slice(1)).filter((word) => word !== kind),
  meetbot,
  usage: `/${kind} TEXT`,
  help: (of) => decisionsMessages(of).help[kind],
  who: 'chair',
  when: HELD_PHASES,
  records: { label: (of) => decisionsMessages(of).labels[kind], owned: false },
  decide(typed, meeting) {
    const { text: words } = wordsOf(typed);
    if (words === '') return wrongUsage(decisionsMessages(meeting.group).what[kind]);
    return recordEntry({ kind, text: words, ...entryPlace(typed, meeting) }, typed, meeting);
  },
});

const isDecision = (kind: EntryKind): kind is keyof typeof WORDS => kind === 'agreed' || kind === 'rejected';

const write = (entry: Entry, { group }: Meeting) => [
  {
    type: 'strong' as const,
    children: [textNode(isDecision(entry.kind) ? minutesMessages(group)[entry.kind] : entry.kind)],
  },
  textNode(': '),
  ...phrasingOf(entry.text),
];

export const decisionsFeature: Feature<undefined, never, EntryEvent> = {
  name: 'decisions',
  initial: () => undefined,
  commands: [
    deciding('agreed', ['#agreed', '#agree', '#accepted', '#accept']),
    deciding('rejected', ['#rejected', '#reject']),
  ],
  evolve: {},
  entries: { agreed: write, rejected: write },
};
