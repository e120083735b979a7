import type { ProposalNames } from '../features/minutes/proposal.ts';
import type { Forge } from '../ports/forge.ts';

/** More meetings in a day than these are a mistake of the pattern's: `minutes.md` with no date in it. */
const MOST = 99;

/**
 * Which names are free: the first, the second … of a pattern. A name is taken if the main branch has such a file, no
 * matter who wrote it, or if something is or was proposed on such a branch.
 */
export async function freeNames(
  forge: Pick<Forge, 'read' | 'proposal'>,
  namesOf: (nth: number) => ProposalNames,
): Promise<number> {
  for (let nth = 1; nth <= MOST; nth += 1) {
    const { path, branch } = namesOf(nth);
    const isFree = (await forge.read(path)) === undefined && (await forge.proposal(branch)) === undefined;
    if (isFree) return nth;
  }
  const { path } = namesOf(1);
  throw new Error(`${path} and ${MOST - 1} names like it are taken: does the group's path have a date in it?`);
}
