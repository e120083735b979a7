import { groupOf, parseConfig } from '../../src/config/config.ts';
import type { Group } from '../../src/meeting/group.ts';

const CONFIG = `
groups:
  - id: moths
    name: Moth counters
    chairs: [ada]
    secretaries: [sol]
    members:
      - { handle: ada, name: Ada Birk, zone: Europe/Oslo }
      - { handle: sol, name: Sol Reyes }
      - { handle: kim, name: Kim Osei, aliases: [kosei] }
      - { handle: lou, name: Lou Marsh }
    schedule: { start: '17:00', from: 2026-03-03, every: FREQ=WEEKLY;INTERVAL=2 }
    format:
      path: minutes/{date}.md
      sections:
        - { kind: present, heading: Present }
        - { kind: topics, heading: Agenda, topics: [{ title: Traps }, { title: Lamps }] }
`;

/** The invented group of the tests. */
export function smallGroup(): Group {
  const [group] = parseConfig(CONFIG, 'moths.yaml', {}).groups;
  if (!group) throw new Error('The configuration has no group');
  return groupOf(group);
}
