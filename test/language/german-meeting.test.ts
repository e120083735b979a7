// A group that speaks German: its whole meeting, its minutes as people merge them, and what the next meeting has of them.
import { afterEach, expect, test } from '@jest/globals';

import { rolesFeature } from '../../src/features/roles/roles.ts';
import { historyFeature } from '../../src/features/stats/history.ts';
import { entriesFeature } from '../../src/meeting/entry.ts';
import { lifecycleState } from '../../src/meeting/lifecycle.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { type ProposalWorld, proposalWorld } from '../doubles/proposal-world.ts';
import { textIn } from '../doubles/proposals.ts';
import { type ReviewedForge, reviewedForge } from '../doubles/reviewed-forge.ts';

const BRANCH = 'minutes-2026-11-24';
const MINUTES = `meetings/${BRANCH}.md`;

const bicycles = groupWithReviews(
  { needed: 2, remind: [] },
  {
    id: 'raeder',
    name: 'Fahrradküche',
    language: 'de',
    chairs: ['alma'],
    secretaries: ['bruno'],
    members: ['alma', 'bruno', 'carla', 'dilan', 'emil', 'frida'].map((handle) => ({ handle })),
    schedule: { start: '18:00', zone: 'Europe/Berlin', from: '2026-11-24', every: 'FREQ=WEEKLY;INTERVAL=2' },
    format: {
      path: 'meetings/minutes-{date}.md',
      frontMatter: { title: 'Sitzung vom {start:cccc, d. MMMM yyyy}' },
      sections: [
        { kind: 'roles', heading: 'Begrüßung' },
        { kind: 'present', heading: 'Anwesend' },
        { kind: 'regrets', heading: 'Entschuldigt' },
        { kind: 'absent', heading: 'Abwesend' },
        { kind: 'approval', heading: 'Letztes Protokoll' },
        { kind: 'topics', heading: 'Tagesordnung', topics: [{ title: 'Werkstatt' }, { title: 'Kasse' }] },
        { kind: 'events', heading: 'Termine' },
        { kind: 'elections', heading: 'Rollen beim nächsten Mal' },
        { kind: 'next', heading: 'Nächste Sitzung' },
      ],
      index: { path: 'meetings/README.md', line: '* [{date:d. MMMM}](minutes-{date}.md)' },
    },
  },
);

let world: ProposalWorld;
let forge: ReviewedForge;
afterEach(() => world.stop());

async function held(): Promise<void> {
  forge = reviewedForge({ 'meetings/README.md': '# Protokolle\n' });
  world = await proposalWorld(forge, bicycles);
  const say = async (...lines: readonly (readonly [who: string, line: string])[]): Promise<void> => {
    for (const [who, line] of lines) await world.say(who, line);
  };
  await say(['dilan', '/regrets'], ['alma', '/meeting start'], ['bruno', '/present'], ['carla', '/present']);
  await say(
    ['alma', '/topic Werkstatt'],
    ['carla', '/note Der Montageständer wackelt wieder'],
    ['alma', '/action @carla bestellt neue Speichen by 2026-12-04'],
    ['alma', '/action Werkzeug sortieren'],
    ['bruno', '/idea Ein Flohmarkt im Mai'],
    ['carla', '/wanted jemand mit Anhänger'],
  );
  await world.wait(20);
  await say(['emil', '/present'], ['alma', '/topic Kasse'], ['alma', '/vote Wir kaufen einen Kompressor']);
  await say(['bruno', '/vote yes'], ['carla', '/vote +1'], ['emil', '/vote no'], ['alma', '/vote 0']);
  await say(['alma', '/vote close'], ['alma', '/agreed Der Beitrag bleibt bei 5 Euro']);
  await say(['alma', '/offrecord']);
  await world.wait(2);
  await say(['alma', '/onrecord'], ['alma', '/event 2026-12-12..2026-12-13 Winterwerkstatt'], ['carla', '/left']);
  await world.wait(40);
  await say(['alma', '/elect chair @emil'], ['alma', '/elect secretary @bruno'], ['alma', '/meeting end']);
}

test('the minutes are German', async () => {
  await held();
  expect(textIn(forge, MINUTES, BRANCH)).toBe(`---
title: Sitzung vom Dienstag, 24. November 2026
---
## Begrüßung

- Sitzungsleitung: @alma
- Protokollführung: @bruno

## Anwesend

- @alma
- @bruno
- @carla (ging früher)
- @emil (kam später)

## Entschuldigt

- @dilan

## Abwesend

- @frida

## Letztes Protokoll

- …

## Tagesordnung

### Werkstatt

- @carla – Der Montageständer wackelt wieder
- [ ] @carla – bestellt neue Speichen (bis 2026-12-04)
- [ ] Freiwillige gesucht – Werkzeug sortieren
- Idee: Ein Flohmarkt im Mai
- @carla – Hilfe gesucht: jemand mit Anhänger

### Kasse

- @alma – Wir kaufen einen Kompressor (Abstimmung: 2 dafür, 1 dagegen, 1 Enthaltung)
- **Beschlossen**: Der Beitrag bleibt bei 5 Euro
- Nicht fürs Protokoll, 2 Minuten lang

## Termine

- [ ] Winterwerkstatt – Samstag 2026-12-12 bis Sonntag 2026-12-13

## Rollen beim nächsten Mal

- Sitzungsleitung: @emil
- Protokollführung: @bruno

## Nächste Sitzung

- Die nächste Sitzung ist am Dienstag, 8. Dezember 2026, um 17:00 UTC
`);
  expect(textIn(forge, 'meetings/README.md', BRANCH)).toContain('* [24. November](minutes-2026-11-24.md)');
});

test('what people merge comes back as the next agenda, its date and its roles', async () => {
  await held();
  const written = textIn(forge, MINUTES, BRANCH) ?? '';
  const edits = [
    ['- [ ] Freiwillige gesucht – Werkzeug sortieren', '- [x] @emil – Werkzeug sortieren'],
    ['### Kasse\n', '### Kasse\n\n- [ ] @dilan – Rechnung schreiben (bis 2026-12-10)\n'],
    ['Dienstag, 8. Dezember 2026, um 17:00 UTC', 'Mittwoch, 9. Dezember 2026, um 19 Uhr MEZ'],
    ['- Sitzungsleitung: @emil\n- Protokollführung: @bruno', '- Sitzungsleitung: @emil\n- Protokollführung: @frida'],
    ['- @emil (kam später)', '- @emil (kam später)\n- @frida (nur am Anfang)'],
  ] as const;
  const edited = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, written);
  forge.push(BRANCH, { [MINUTES]: edited });
  await world.wait(1);
  world.news();
  for (const who of ['carla', 'emil']) await forge.review(BRANCH, who, 'approved');
  await world.wait(2);

  expect(world.news().join('\n')).toContain(
    'Aus dem gemergten Protokoll übernommen: nächste Sitzung Mittwoch, 9. Dezember 2026, 18:00 UTC',
  );
  const next = world.meeting();
  expect(next.stateOf(lifecycleState).planned).toBe('2026-12-09T18:00:00.000Z');
  expect(next.stateOf(rolesFeature)).toEqual({ chair: ['emil'], secretary: ['frida'] });
  const entries = [...next.stateOf(entriesFeature).byNumber.values()];
  expect(entries.map(({ text, owners, due, box }) => [text, owners.join(), due, box])).toEqual([
    ['bestellt neue Speichen', 'carla', '2026-12-04', 'open'],
    ['Rechnung schreiben', 'dilan', '2026-12-10', 'open'],
    [expect.stringContaining('Winterwerkstatt'), '', undefined, 'open'],
  ]);
  expect(next.stateOf(historyFeature)).toEqual([
    {
      date: '2026-11-24',
      present: ['alma', 'bruno', 'carla', 'emil', 'frida'],
      chair: ['alma'],
      secretary: ['bruno'],
    },
  ]);
  expect(world.minutes()).toMatch(/^- Protokoll der letzten Sitzung: genehmigt in \S+ von @carla und @emil/mu);
});
