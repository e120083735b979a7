import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { FORGE_KINDS } from '../forge/forges.ts';
import { UserError } from './console.ts';
import type { InitAnswers, MemberAccounts } from './init-answers.ts';
import { askText, type Terminal } from './questions.ts';

/** Where people have accounts: the key under which a member has theirs, and how its ids look. */
interface AccountPlace {
  readonly key: string;
  readonly label: string;
  readonly pattern: string;
  readonly says: string;
}

/** The places that a group uses, other than those that know people by their handles. */
function placesOf({ platforms, forge }: Pick<InitAnswers, 'platforms' | 'forge'>): AccountPlace[] {
  const used = [
    ...CHAT_PLATFORMS.filter(({ id, knownBy }) => knownBy !== 'handles' && platforms.some((one) => one.id === id)),
    ...FORGE_KINDS.filter(({ id }) => id === forge.kind),
  ];
  return used.flatMap(({ id, label, memberId }) => (memberId ? [{ key: id, label, ...memberId }] : []));
}

const wrongIn = (typed: string, { pattern, says }: AccountPlace): string | undefined =>
  new RegExp(`^(?:${pattern})$`, 'u').test(typed) ? undefined : `Write it as it is there: ${says}.`;

/** `HANDLE=PLATFORM:ID`, as an option says it. */
const ACCOUNT = /^@?(?<handle>[^=]+)=(?<key>[a-z]+):(?<id>.+)$/u;

/** What the options say. @throws UserError for what isn't a member's id at a place that is used */
function saidAccounts(said: readonly string[], members: readonly string[], places: readonly AccountPlace[]) {
  return said.map((one) => {
    const { handle = '', key = '', id = '' } = ACCOUNT.exec(one)?.groups ?? {};
    const place = places.find((known) => known.key === key);
    if (!place || !members.includes(handle))
      throw new UserError(
        `--account ${one}: write HANDLE=PLATFORM:ID with one of the members, and one of ${places.map((known) => known.key).join(', ') || 'no platform: people are their handles there'}.`,
      );
    const wrong = wrongIn(id, place);
    if (wrong !== undefined) throw new UserError(`--account ${one}: ${wrong}`);
    return { handle, key, id };
  });
}

/**
 * The members' ids on the platforms and the forge. Without them Gavel takes a chair for a guest there.
 * @param said by options; with any, nothing is asked
 * @throws UserError for an option that won't do
 */
export async function memberAccounts(
  group: Pick<InitAnswers, 'platforms' | 'forge' | 'members'>,
  said: readonly string[],
  terminal: Terminal | undefined,
): Promise<MemberAccounts> {
  const places = placesOf(group);
  const found = saidAccounts(said, group.members, places);
  if (terminal && said.length === 0) {
    for (const place of places) {
      for (const handle of group.members) {
        const message = `Who is @${handle} on ${place.label}? Their id, or nothing if you don't know it yet`;
        const wrong = (typed: string): string | undefined => (typed === '' ? undefined : wrongIn(typed, place));
        const id = await askText({ message, example: place.says, wrong }, terminal);
        if (id !== '') found.push({ handle, key: place.key, id });
      }
    }
  }
  return Map.groupBy(found, ({ handle }) => handle);
}
