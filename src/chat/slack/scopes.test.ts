import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { meetingDomain } from '../../features/meeting-domain.ts';
import { slackManifest } from './manifest.ts';
import { RECORD_CALLBACK } from './record-view.ts';
import { BOT_EVENTS, BOT_SCOPES } from './scopes.ts';

// docs.slack.dev, the page of each method: the scopes of which a bot needs one.
const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [],
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  // The second one lets it bear an author's name.
  'chat.postMessage': ['chat:write', 'chat:write.customize'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'reactions.get': ['reactions:read'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  // The second one gives the address with the profile.
  'users.info': ['users:read', 'users:read.email'],
  'users.lookupByEmail': ['users:read.email'],
  'views.publish': [],
  'views.open': [],
};
const EVENT_SCOPES: Readonly<Record<string, string | undefined>> = {
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  app_home_opened: undefined,
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
};

const source = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');
const called = new Set(
  [
    ...source.matchAll(
      /(?:client|\))\s*\.(?<area>auth|apps\.connections|chat|conversations|files|reactions|users|views)\.(?<name>\w+)\(/gu,
    ),
  ].map(({ groups }) => `${groups?.['area']}.${groups?.['name']}`),
);

test('the scopes are those that the methods and events in use need, and no more', () => {
  expect([...called].toSorted()).toEqual(Object.keys(METHOD_SCOPES).toSorted());
  const needed = [...Object.values(METHOD_SCOPES).flat(), ...Object.values(EVENT_SCOPES), 'commands'].filter(
    (one) => one !== undefined,
  );
  expect(Object.keys(BOT_SCOPES).toSorted()).toEqual([...new Set(needed)].toSorted());
});

test('the events are those that the code listens to', () => {
  const listened = [...source.matchAll(/app\.event\('(?<type>\w+)'/gu)].map(({ groups }) => groups?.['type']);
  expect(new Set(listened)).toEqual(new Set(['message', 'app_home_opened']));
  expect(source).toContain("['reaction_added', 'reaction_removed'] as const");
  expect(Object.keys(EVENT_SCOPES).toSorted()).toEqual([...BOT_EVENTS].toSorted());
});

test('the manifest is one that Slack takes', () => {
  const written = slackManifest(meetingDomain.kernel.commands, { shortCommands: true });
  const { features, oauth_config: oauth, settings } = parse(written);
  const commands: { command: string; description: string }[] = features.slash_commands;
  const words = commands.map(({ command }) => command);
  expect(words).toEqual(expect.arrayContaining(['/meeting', '/note', '/action', '/vote', '/regrets', '/agenda']));
  expect(words).not.toContain('/topic');
  expect(written).toContain('/meeting topic');
  expect(new Set(words).size).toBe(words.length);
  expect(words.length).toBeLessThanOrEqual(50);
  expect(commands.filter(({ description }) => description.length > 2000)).toEqual([]);
  // docs.slack.dev, "App manifest reference": the name of a shortcut has at most 24 characters, its description 150.
  const shortcuts: { name: string; type: string; callback_id: string; description: string }[] = features.shortcuts;
  expect(shortcuts).toEqual([expect.objectContaining({ type: 'message', name: 'Record in the minutes' })]);
  expect(shortcuts.filter(({ name, description }) => name.length > 24 || description.length > 150)).toEqual([]);
  expect(shortcuts.map(({ callback_id: id }) => id)).toEqual([RECORD_CALLBACK]);
  expect(oauth.scopes.bot).toEqual(Object.keys(BOT_SCOPES));
  expect(settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
});

test('over HTTP every part has the address', () => {
  const url = 'https://gavel.example.org/slack/events';
  const { features, settings } = parse(slackManifest(meetingDomain.kernel.commands, { requestUrl: url }));
  expect(new Set(features.slash_commands.map((command: { url: string }) => command.url))).toEqual(new Set([url]));
  expect(settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: url },
    interactivity: { request_url: url },
  });
});
