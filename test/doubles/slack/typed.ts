import type { Directory } from '../../../src/meeting/member.ts';

/** The Slack id of a test's person. */
export const slackIdOf = (name: string, i: number): string =>
  `U${String(i).padStart(3, '0')}${name.replaceAll(/[^a-z0-9]/giu, '').toUpperCase()}`;

/** As Slack escapes what people type; their code stays code. */
export const slackEscaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** As Slack sends what people typed: escaped, with people and URLs marked. */
export const asSlackSends = (text: string, known: Directory): string =>
  slackEscaped(text)
    .replaceAll(/(?<![\p{L}\p{N}<.])@(?<name>[\p{L}\p{N}_-]*[\p{L}\p{N}_])/gu, (written: string, name: string) => {
      const member = known.byName(name);
      // Whoever spells a name in another way has not picked it from Slack's list.
      const [id] = member?.accounts['slack'] ?? [];
      return id === undefined || member?.handle !== name ? written : `<@${id}>`;
    })
    .replaceAll(/https?:\/\/[^\s<>]+/gu, (url) => `<${url}>`);
