import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { ConfigError, readConfig } from './config.ts';
import { withCredentials } from './credentials.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-credentials-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const CONFIG = `
matrix: { homeserver: 'https://lantern.example', accessToken: '\${LAMP_TOKEN}' }
groups:
  - id: lantern
    name: Lantern
    rooms: [{ id: 'matrix:!lantern:lantern.example' }]
    members: []
    schedule: { start: '18:00', zone: UTC, from: 2026-01-07, every: FREQ=WEEKLY }
    format: { path: 'minutes-{date}.md', title: 'Lantern', sections: [{ kind: topics }] }
`;

describe('credentials in a folder', () => {
  test.each([
    ['by its name', 'LAMP_TOKEN', 'oil', 'oil'],
    ['of a folder that systemd loads as gavel', 'gavel_LAMP_TOKEN', 'oil', 'oil'],
    ['without the line end of an editor', 'LAMP_TOKEN', 'oil\n', 'oil'],
    ['with the lines in it', 'LAMP_TOKEN', '-----BEGIN\noil\n-----END\r\n', '-----BEGIN\noil\n-----END'],
  ])('is %s', async (_, name, text, value) => {
    const own = mkdtempSync(join(folder, 'own-'));
    writeFileSync(join(own, name), text);
    expect(await withCredentials({ CREDENTIALS_DIRECTORY: own })).toMatchObject({ LAMP_TOKEN: value });
  });

  test('comes after a variable, and before one that is empty', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    writeFileSync(join(own, 'LAMP_TOKEN'), 'oil');
    expect(await withCredentials({ CREDENTIALS_DIRECTORY: own, LAMP_TOKEN: 'wax' })).toMatchObject({
      LAMP_TOKEN: 'wax',
    });
    expect(await withCredentials({ CREDENTIALS_DIRECTORY: own, LAMP_TOKEN: '' })).toMatchObject({ LAMP_TOKEN: 'oil' });
  });

  test('leaves what is called like no variable, and folders', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    writeFileSync(join(own, 'lamp.txt'), 'oil');
    mkdirSync(join(own, 'LAMPS'));
    expect(await withCredentials({ CREDENTIALS_DIRECTORY: own })).toEqual({ CREDENTIALS_DIRECTORY: own });
  });

  test('is what a configuration gets, and one that is missing is named with both places', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    const file = join(folder, 'gavel.yaml');
    writeFileSync(file, CONFIG);
    const read = () => readConfig(file, { CREDENTIALS_DIRECTORY: own });
    await expect(read()).rejects.toThrow(`LAMP_TOKEN isn't set, and ${own} has no file LAMP_TOKEN`);
    writeFileSync(join(own, 'gavel_LAMP_TOKEN'), 'lamp-oil-token\n');
    expect((await read()).secrets).toContain('lamp-oil-token');
  });

  test('that cannot be read is an error for the operator', async () => {
    const file = join(folder, 'gavel.yaml');
    writeFileSync(file, CONFIG);
    const nowhere = join(folder, 'nowhere');
    await expect(readConfig(file, { CREDENTIALS_DIRECTORY: nowhere })).rejects.toThrow(ConfigError);
    await expect(readConfig(file, { CREDENTIALS_DIRECTORY: nowhere })).rejects.toThrow('CREDENTIALS_DIRECTORY');
  });
});
