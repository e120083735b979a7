/** @needs Chromium openssl */
// What somebody could try who isn't meant to be in the room, or to be somebody else there.
import { expect, test } from '@jest/globals';

import { until } from '../doubles/eventually.ts';
import { TEST_CLIENT } from '../doubles/sign-in/test-issuer.ts';
import { messageBox, sayInRoom, sessionCookie, SIGN_IN_ROOM, signIn, signInFixture } from './sign-in-fixture.ts';
import { enterAccount } from './sign-in-harness.ts';

const fixture = signInFixture();

test('people come back to the page that they wanted, and to no other server', async () => {
  const context = await fixture.room.browse();
  const page = await context.newPage();
  await page.goto(`${fixture.room.url}/minutes/lantern/7`);
  await signIn(page, 'one');
  await page.getByRole('heading', { name: "These minutes aren't here" }).waitFor();
  expect(page.url()).toBe(`${fixture.room.url}/minutes/lantern/7`);
  for (const to of ['https://127.0.0.1:1/', '//127.0.0.1:1', String.raw`/\127.0.0.1:1`, '/sign-out']) {
    await page.goto(`${fixture.room.url}/sign-in?to=${encodeURIComponent(to)}`);
    await messageBox(page).waitFor();
    expect([to, page.url()]).toEqual([to, `${fixture.room.url}/`]);
  }
});

test('after a sign-out the cookie is worth nothing, and open pages end', async () => {
  const context = await fixture.room.browse();
  const page = await fixture.enter('one', context);
  const other = await fixture.enter('one', await fixture.room.browse());
  const second = await context.newPage();
  await second.goto(fixture.room.url);
  await messageBox(second).fill('half a thought');
  const stolen = (await sessionCookie(context))?.value ?? '';
  expect(await fixture.statusWith(stolen)).toBe(200);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: "You're signed out" }).waitFor();
  expect(await sessionCookie(context)).toBeUndefined();
  expect(await fixture.statusWith(stolen)).toBe(401);
  await second.getByRole('alert').filter({ hasText: "You're signed out." }).waitFor();
  expect(await messageBox(second).inputValue()).toBe('half a thought');
  // The same person in another browser stays.
  await sayInRoom(other, 'I am still here');

  await page.getByRole('link', { name: 'Sign out of 127.0.0.1 too' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('link', { name: 'Sign in with' }).click();
  await page.getByLabel('Account').waitFor();
});

test('each sign-in has a new token, and the old one ends', async () => {
  const context = await fixture.room.browse();
  const page = await fixture.enter('one', context);
  const before = (await sessionCookie(context))?.value ?? '';
  await page.goto(`${fixture.room.url}/sign-in`);
  await messageBox(page).waitFor();
  const after = (await sessionCookie(context))?.value ?? '';
  expect(after).not.toBe(before);
  expect([await fixture.statusWith(before), await fixture.statusWith(after)]).toEqual([401, 200]);
});

test('a return from the issuer is good once, and only in the browser that went there', async () => {
  const context = await fixture.room.browse();
  await fixture.enter('one', context);
  const used = fixture.room.proxy.asked.findLast((one) => one.startsWith('GET /sign-in/return?')) ?? '';
  const again = await context.newPage();
  await again.goto(fixture.room.url + used.slice('GET '.length));
  await again.getByText('That took too long, was done before, or was begun in another browser.').waitFor();
  expect(again.url()).toBe(`${fixture.room.url}/sign-in/failed?why=stale`);

  const attacker = await (await fixture.room.browse()).newPage();
  await attacker.goto(fixture.room.url);
  await attacker.getByRole('link', { name: 'Sign in with' }).click();
  await attacker.getByLabel('Account').waitFor();
  // Their own way back is cut off, so that it isn't used yet.
  fixture.room.proxy.lead('http://127.0.0.1:9');
  await enterAccount(attacker, 'stranger');
  const unused = () => fixture.room.proxy.asked.findLast((one) => one.startsWith('GET /sign-in/return?')) ?? '';
  await until(() => unused() !== used);
  fixture.room.proxy.lead(fixture.room.direct());
  const victim = await (await fixture.room.browse()).newPage();
  await victim.goto(fixture.room.url + unused().slice('GET '.length));
  await victim.getByText('That took too long, was done before, or was begun in another browser.').waitFor();
});

test.each(['localhost', '127.0.0.1'])('a page at another port of %s can do nothing in the room', async (host) => {
  const context = await fixture.room.browse();
  const page = await fixture.enter('one', context);
  const foreign = await context.newPage();
  await foreign.goto(`https://${host}:${fixture.room.elsewhere.port}/`);
  const message = { as: 'mira', key: `forged-at-${host}`, text: 'FORGED' };
  await foreign.evaluate(
    async ({ url, body }) => {
      const post = (type: string) =>
        fetch(url, {
          method: 'POST',
          mode: 'no-cors',
          credentials: 'include',
          headers: { 'content-type': type },
          body,
        });
      // What the answer says isn't theirs to read, so that both fail for them in any case.
      await Promise.allSettled([post('text/plain'), post('application/json')]);
    },
    { url: `${fixture.room.url}/api/rooms/${SIGN_IN_ROOM}/messages`, body: JSON.stringify(message) },
  );
  // A form of theirs signs nobody out.
  await foreign.setContent(
    `<form method="post" action="${fixture.room.url}/sign-out"><button>Win a prize</button></form>`,
  );
  await foreign.getByRole('button').click();
  await foreign.getByRole('heading', { name: "You can't open this" }).waitFor();
  await sayInRoom(page, `after ${host}`);
  expect(await page.getByText('FORGED').count()).toBe(0);
  // The refusals are about where they come from: both came with the cookie's browser.
  const refused = await context.request.post(`${fixture.room.url}/api/rooms/${SIGN_IN_ROOM}/messages`, {
    data: message,
    headers: { origin: `https://${host}:${fixture.room.elsewhere.port}` },
  });
  expect([refused.status(), await refused.text()]).toEqual([
    403,
    '{"error":"Another web page can\'t post in this room."}',
  ]);
  const silent = await context.request.post(`${fixture.room.url}/sign-out`);
  expect(silent.status()).toBe(403);
});

test('the room answers under its own address alone', async () => {
  const context = await fixture.room.browse();
  await fixture.enter('one', context);
  const cookie = `__Host-gavel-session=${(await sessionCookie(context))?.value}`;
  const answer = await fetch(fixture.room.direct(), { headers: { cookie } });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain(`This room is at ${fixture.room.url}.`);
});

test('too many sign-ins from one address are asked to wait', async () => {
  const { request } = await fixture.room.browse();
  const begin = async (address: string): Promise<number> => {
    const headers = { 'x-forwarded-for': address };
    return (await request.get(`${fixture.room.url}/sign-in`, { headers, maxRedirects: 0 })).status();
  };
  const statuses: number[] = [];
  for (let n = 0; n < 121; n += 1) statuses.push(await begin('203.0.113.9'));
  expect(new Set(statuses.slice(0, 120))).toEqual(new Set([303]));
  expect(statuses.at(-1)).toBe(429);
  expect(await begin('203.0.113.10')).toBe(303);
});

test('no code, token or secret is in the log', () => {
  const log = fixture.room.logs();
  const queries = fixture.room.proxy.asked.flatMap((one) => [
    ...new URL(one.split(' ')[1] ?? '', fixture.room.url).searchParams,
  ]);
  const secrets = queries.flatMap(([key, value]) => (key === 'code' || key === 'state' ? [value] : []));
  expect(secrets.length).toBeGreaterThan(10);
  for (const secret of [...secrets, TEST_CLIENT.secret, 'example.org']) expect(log).not.toContain(secret);
  expect(log).toContain("Somebody couldn't sign in (stale)");
});
