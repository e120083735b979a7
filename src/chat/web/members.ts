import type { PlatformGroup } from '../chat-platform.ts';
import type { WebMember } from './protocol.ts';

/** Who may be chosen in the web room: the members of all groups, each once, with the part they have in a meeting. */
export function webMembers(
  groups: readonly Pick<PlatformGroup, 'chairs' | 'members' | 'secretaries'>[],
): readonly WebMember[] {
  const found = new Map<string, WebMember>();
  for (const { chairs, members, secretaries } of groups) {
    for (const { handle, name } of members) {
      const role = chairs.includes(handle) ? 'chair' : secretaries.includes(handle) ? 'secretary' : undefined;
      found.set(handle, { handle, name, role: found.get(handle)?.role ?? role });
    }
  }
  return [...found.values()];
}
