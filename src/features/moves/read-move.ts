/** On which side of something, or in what, a thing goes. */
export type MoveWay = 'after' | 'before' | 'under' | 'to';

/** What somebody wants to move where, in their words. */
export interface TypedMove {
  readonly what: string;
  readonly way: MoveWay;
  readonly where: string;
}

/** The words for each way, in the languages that groups have. */
const WAYS: Readonly<Record<string, MoveWay>> = {
  after: 'after',
  nach: 'after',
  hinter: 'after',
  before: 'before',
  vor: 'before',
  under: 'under',
  below: 'under',
  unter: 'under',
  to: 'to',
  zu: 'to',
};
const BACK: ReadonlySet<string> = new Set(['back', 'zurück']);

/**
 * Every way in which a line can be read as `WHAT after WHERE`: a title can have such a word in it too.
 * The likeliest reading comes first.
 */
export function readMoves(args: string): TypedMove[] {
  const words = args.split(' ');
  return words.flatMap((word, i) => {
    const way = Object.hasOwn(WAYS, word.toLowerCase()) ? WAYS[word.toLowerCase()] : undefined;
    const [what, where] = [
      words.slice(0, i).join(' ').trim(),
      words
        .slice(i + 1)
        .join(' ')
        .trim(),
    ];
    return way === undefined || what === '' || where === '' ? [] : [{ what, way, where }];
  });
}

/** What somebody wants back where it was: `12 back`. */
export function readMoveBack(args: string): string | undefined {
  const space = args.lastIndexOf(' ');
  return space > 0 && BACK.has(args.slice(space + 1).toLowerCase()) ? args.slice(0, space).trim() : undefined;
}
