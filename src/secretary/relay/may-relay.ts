import type { HeardBase } from '../../ports/chat.ts';
import type { GroupBinding } from '../secretary-deps.ts';

/**
 * Whether the group's rooms show each other what was said: what was said in an encrypted room leaves it only if the
 * group wants that.
 */
export const mayRelay = (
  { encrypted }: Pick<HeardBase, 'encrypted'>,
  { relay, relayEncrypted }: Pick<GroupBinding, 'relay' | 'relayEncrypted'>,
): boolean => relay === true && (encrypted !== true || relayEncrypted === true);
