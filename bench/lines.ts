/** What is said in a meeting that goes on for ever: mostly notes, with a bit of everything else. */
export interface BenchLine {
  /** The member who says it. */
  readonly by: string;
  readonly text: string;
  /** True where it answers what was recorded last. */
  readonly reply?: true;
}

/** Takes the chair in the demonstration's group, whose members the lines are said by. */
export const CHAIR = 'mira';
const PEOPLE = [CHAIR, 'jonas', 'adaeze', 'kenji', 'sofia', 'tariq', 'lena'];
const WORDS = 'the review of the release candidate found nothing that would hold it up, but one flaky test';

const SPECIAL: Readonly<Record<number, (n: number) => BenchLine>> = {
  0: (n) => ({ by: CHAIR, text: `/topic "Subject ${n} of the day"` }),
  3: (n) => ({ by: 'jonas', text: `/action @kenji look after matter ${n} by 2030-06-01` }),
  6: (n) => ({ by: 'sofia', text: `#info matter ${n}: ${WORDS} [sic] *and* <so> on` }),
  8: (n) => ({ by: 'lena', text: `/link https://example.org/matters/${n} what was found` }),
  11: (n) => ({ by: 'tariq', text: `in my view matter ${n} can wait`, reply: true }),
  14: (n) => ({ by: CHAIR, text: `/agreed matter ${n} goes into the next release` }),
  31: (n) => ({ by: CHAIR, text: `/vote Shall matter ${n} be closed?` }),
  32: () => ({ by: CHAIR, text: '/vote close' }),
};

/** The line of this number, from 0; the same one each time. */
export const benchLine = (n: number): BenchLine =>
  SPECIAL[n % 50]?.(n) ?? { by: PEOPLE[n % PEOPLE.length] ?? CHAIR, text: `/note ${n}: ${WORDS}` };
