import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';

import { DOT_PNG } from '../../../test/doubles/pictures.ts';
import { fakeSlack, type FakeSlack } from '../../../test/doubles/slack/slack.ts';
import { SILENT_LOG } from '../../ports/operator-log.ts';
import { slackAttachments, slackFileFetcher, goneFrom } from './files.ts';
import { operatorLogger } from './log.ts';

let slack: FakeSlack;
let elsewhere: Server;
/** What came to a server that is not Slack's. */
let asked: IncomingMessage[];
const quiet = { retryConfig: { retries: 0 }, logger: operatorLogger(SILENT_LOG) };

beforeEach(async () => {
  slack = await fakeSlack({ people: [], channels: [] });
  asked = [];
  elsewhere = createServer((request, response) => {
    asked.push(request);
    response.end(DOT_PNG);
  });
  await new Promise<void>((done) => void elsewhere.listen(0, '127.0.0.1', done));
  slack.at.files.set('F1', { id: 'F1', name: 'chart.png', type: 'image/png', bytes: DOT_PNG });
});
afterEach(async () => {
  elsewhere.close();
  await slack.close();
});

const fetchFile = (id: string, most = 1000) =>
  slackFileFetcher(
    new WebClient(slack.botToken, { ...quiet, slackApiUrl: slack.apiUrl }),
    slack.botToken,
    slack.apiUrl,
  )(id, most);

describe('fetching a file', () => {
  test('gives its bytes', async () => expect(await fetchFile('F1')).toEqual(DOT_PNG));

  test('says which right is missing, and that it can be tried again', async () => {
    slack.scopes = slack.scopes.filter((scope) => scope !== 'files:read');
    await expect(fetchFile('F1')).rejects.toThrow('missing_scope: the app lacks a scope; gavel doctor says which');
  });

  test('never shows the token to anybody but Slack', async () => {
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/chart.png`;
    slack.at.files.set('F1', { id: 'F1', name: 'chart.png', type: 'image/png', bytes: DOT_PNG, url });
    await expect(fetchFile('F1')).rejects.toMatchObject({ why: 'gone' });
    expect(asked).toEqual([]);
  });

  test('knows one that was deleted', async () => {
    await expect(fetchFile('F2')).rejects.toMatchObject({ why: 'gone' });
  });
});

test('a file that was deleted, and left the words beside it, is gone', () => {
  const [one, other] = [
    { id: 'F1', name: 'a.png' },
    { id: 'F2', name: 'b.png' },
  ];
  expect(goneFrom([one, other], [{ id: 'F1', mode: 'tombstone' }, other])).toEqual(['F1']);
  expect(goneFrom([one], [one])).toEqual([]);
  // Slack does not always tell the files again.
  expect(goneFrom([one])).toEqual([]);
  expect(goneFrom(undefined, [one])).toEqual([]);
});

test('of what was shared, only what lies at Slack is told, and no address of it', () => {
  const files = [
    {
      id: 'F1',
      name: 'a.png',
      mimetype: 'image/png',
      size: 5,
      mode: 'hosted',
      url_private: 'https://files.slack.com/x',
    },
    { id: 'F2', mode: 'tombstone' },
    { id: 'F3', name: 'plan', mimetype: 'application/vnd.google-apps.document', mode: 'external' },
    { id: 'F4', title: 'b.png', mimetype: 'image/png' },
  ];
  expect(slackAttachments(files)).toEqual({
    attachments: [
      { reference: 'F1', name: 'a.png', type: 'image/png', size: 5 },
      { reference: 'F4', name: 'b.png', type: 'image/png' },
    ],
  });
  expect(slackAttachments()).toEqual({});
});
