// The invented group that tests are about: that of the demonstration.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { groupOf, parseConfig } from '../../src/config/config.ts';
import type { Group } from '../../src/meeting/group.ts';
import { memberPerson, personFor, type Person } from '../../src/meeting/member.ts';

const FILE = resolve('config/demo.yaml');
const [configured] = parseConfig(readFileSync(FILE, 'utf8'), FILE, {}).groups;
if (!configured) throw new Error(`${FILE} has no group`);

/** Chair mira, secretary jonas; members adaeze, kenji, sofia, tariq, lena (also lenaf). */
export const demoGroup: Group = groupOf(configured);

/** A member of the group, or a guest where the directory has nobody of that name. */
export function personCalled(name: string): Person {
  const member = demoGroup.directory.byName(name);
  return member ? memberPerson(member) : personFor(demoGroup.directory, { platform: 'web', id: name, name });
}
