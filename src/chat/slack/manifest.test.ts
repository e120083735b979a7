import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';

import type { DescribedCommand, ManifestOptions } from '../chat-platform.ts';
import { slackManifest, slashCommands, type SlashCommandSet } from './manifest.ts';

const ManifestSchema = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string().optional(),
        should_escape: z.boolean(),
        url: z.string().optional(),
      }),
    ),
  }),
  settings: z.object({
    socket_mode_enabled: z.boolean(),
    event_subscriptions: z.object({ request_url: z.string().optional(), bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.boolean(), request_url: z.string().optional() }),
  }),
});
const command = (verb: string, more: Partial<DescribedCommand> = {}): DescribedCommand => ({
  verb,
  usage: `/${verb} TEXT`,
  help: () => `Records a ${verb}.`,
  ...more,
});
const SHORT = { shortCommands: true };
const manifest = (commands: readonly DescribedCommand[], options: ManifestOptions = SHORT) =>
  ManifestSchema.parse(parse(slackManifest(commands, options)));
const slashes = (commands: readonly DescribedCommand[], options: ManifestOptions = SHORT): string[] =>
  manifest(commands, options).features.slash_commands.map((one) => one.command);

describe('the slash commands', () => {
  test('are /meeting and /action, unless short ones are wanted', () => {
    const commands = [command('note'), command('topic'), command('action'), command('meeting start')];
    expect(slashes(commands, {})).toEqual(['/meeting', '/action']);
    expect(slackManifest(commands, {})).toMatch(/^display_information:/u);
  });

  test('that are short are /meeting and those of one word', () => {
    expect(slashes([command('note'), command('meeting start'), command('q+'), command('add-chair')])).toEqual([
      '/meeting',
      '/note',
      '/add-chair',
    ]);
  });

  test('are none that Slack keeps for itself: a word says what to type instead', () => {
    const commands = [command('topic'), command('note'), command('remove')];
    expect(slashes(commands)).toEqual(['/meeting', '/note']);
    expect(slackManifest(commands, SHORT)).toMatch(
      /^# Slack keeps \/topic, \/remove for itself, so type \/meeting topic … instead\.\n/u,
    );
  });

  test('are no more than Slack takes, and no longer', () => {
    const many = Array.from({ length: 70 }, (_, i) =>
      command(`note${'abcdefghij'[i % 10]}${'klmnopq'[Math.floor(i / 10)]}`),
    );
    expect(slashes(many)).toHaveLength(50);
    const long = 'word '.repeat(100);
    const [, only] = manifest([command('note', { help: () => long, usage: `/note ${long}` })]).features.slash_commands;
    expect(only?.description.length).toBeLessThanOrEqual(140);
    expect(only?.usage_hint?.length).toBeLessThanOrEqual(100);
  });

  test('show what can follow, without the command itself, and no empty hint', () => {
    const [, note, ack] = manifest([command('note'), command('ack', { usage: '/ack' })]).features.slash_commands;
    expect(note?.usage_hint).toBe('TEXT');
    expect(ack).not.toHaveProperty('usage_hint');
  });

  test('have people and channels come as ids', () => {
    expect(manifest([command('note')]).features.slash_commands.every((one) => one.should_escape)).toBe(true);
  });

  test('are those that Gavel takes for its own', () => {
    const commands = [command('note'), command('topic'), command('action'), command('meeting start')];
    const known = (which: SlashCommandSet): string[] => [...slashCommands(commands, which)].map((verb) => `/${verb}`);
    expect(known('short')).toEqual(slashes(commands));
    expect(known('few')).toEqual(slashes(commands, {}));
  });
});

describe('how Slack reaches Gavel', () => {
  test('by a socket, with no address', () => {
    const { settings, features } = manifest([command('note')]);
    expect(settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
    expect(settings.event_subscriptions.request_url).toBeUndefined();
    expect(features.slash_commands[0]).not.toHaveProperty('url');
  });

  test('over HTTP, at one address for everything', () => {
    const url = 'https://gavel.example/slack/events';
    const { settings, features } = manifest([command('note')], { ...SHORT, requestUrl: url });
    expect(settings.socket_mode_enabled).toBe(false);
    expect(settings.event_subscriptions.request_url).toBe(url);
    expect(settings.interactivity.request_url).toBe(url);
    expect(features.slash_commands.map((one) => one.url)).toEqual([url, url]);
  });
});

test('what people type in help cannot break the file', () => {
  const help = 'Records: "a" # b\n- c';
  expect(manifest([command('note', { help: () => help })]).features.slash_commands[1]?.description).toContain(
    'Records: "a" # b',
  );
});
