// Writes the operator guide's tables of chat platforms and forges from their lists: npm run docs.
import { readFileSync, writeFileSync } from 'node:fs';

import { CHAT_PLATFORMS } from '../src/chat/platforms.ts';
import { FORGE_KINDS } from '../src/forge/forges.ts';
import { replacePart } from './generated-part.ts';

const code = (words: string): string => `\`${words}\``;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A row for each chat platform, in Markdown: how the configuration names it. */
export const platformTable = (): string =>
  table(
    ['platform', 'section', 'a room', 'how members are known', 'found by e-mail'],
    CHAT_PLATFORMS.map(({ id, label, roomId, memberId, findsByEmail = false }) => [
      label,
      code(`${id}:`),
      roomId.examples.map(code).join(' or '),
      memberId ? `${code(`${id}:`)} ${memberId.says}` : 'by their handles',
      findsByEmail ? 'yes' : 'no',
    ]),
  );

/** A row for each kind of forge. */
export const forgeTable = (): string =>
  table(
    ['forge', 'kind', 'how members are known', 'minutes are approved', 'webhooks'],
    FORGE_KINDS.map(({ id, label, memberId, hasReviews, webhooks }) => [
      label,
      code(id),
      memberId ? `${code(`${id}:`)} ${memberId.says}` : 'by the names on their commits',
      hasReviews ? 'there' : 'in the rooms',
      webhooks ? code(`${id}.webhooks`) : 'none',
    ]),
  );

if (import.meta.main) {
  const guide = new URL('../docs/operator-guide.md', import.meta.url);
  const written = replacePart(readFileSync(guide, 'utf8'), 'the chat platforms', platformTable());
  writeFileSync(guide, replacePart(written, 'the forges', forgeTable()));
}
