/** @needs Chromium openssl */
// People elsewhere sign in to the web room: the real program behind TLS, a real issuer, and a real browser.
import { expect, test } from '@jest/globals';

import { pageFaults } from './page-faults.ts';
import { messageBox, sayInRoom, sessionCookie, SIGN_IN_ROOM, signIn, signInFixture } from './sign-in-fixture.ts';
import { BEGINS, enterAccount } from './sign-in-harness.ts';

const fixture = signInFixture();

test('who signs in is the member with their checked address, and nobody else', async () => {
  const context = await fixture.room.browse();
  const page = await fixture.enter('one', context);
  expect(await page.locator('.me').innerText()).toContain('Mira Halvorsen');
  await sayInRoom(page, '/meeting start');
  await page.getByText('Roll call').first().waitFor();

  const cookie = await sessionCookie(context);
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/', domain: 'localhost' });
  const as = (handle: string) =>
    page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch('/api/rooms/web:lantern/messages', { method: 'POST', headers, body });
        return [answer.status, await answer.text()] as const;
      },
      JSON.stringify({ as: handle, key: `forged-as-${handle}`, text: 'it was me' }),
    );
  expect(await as('kenji')).toEqual([403, '{"error":"You\'re signed in as someone else now. Reload the page."}']);
  expect((await as('mira'))[0]).toBe(201);
});

test('a configured id makes somebody a member too', async () => {
  const page = await fixture.enter('account-7');
  expect(await page.locator('.me').innerText()).toContain('Kenji Morita');
});

test('without a sign-in nothing is there but the way in', async () => {
  const context = await fixture.room.browse(false);
  const page = await context.newPage();
  const answer = await page.goto(fixture.room.url);
  expect(answer?.status()).toBe(401);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  for (const path of [
    'api/about',
    `api/rooms/${SIGN_IN_ROOM}/posts`,
    `api/rooms/${SIGN_IN_ROOM}/stream`,
    'api/pictures/x',
    'pictures/x',
    'x',
  ]) {
    const refused = await context.request.get(`${fixture.room.url}/${path}`);
    expect([path, refused.status(), await refused.text()]).toEqual([
      path,
      401,
      '{"error":"You aren\'t signed in any more. Sign in again."}',
    ]);
  }
  const headers = answer?.headers() ?? {};
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
  expect(headers['content-security-policy']).toContain("form-action 'self'");
  expect(headers['cache-control']).toBe('no-store');
});

test('a session survives a restart, and so does somebody who is at the issuer meanwhile', async () => {
  const context = await fixture.room.browse();
  const page = await fixture.enter('one', context);
  const late = await (await fixture.room.browse()).newPage();
  await late.goto(fixture.room.url);
  await late.getByRole('link', { name: 'Sign in with' }).click();
  await late.getByLabel('Account').waitFor();
  await fixture.room.restart();
  await sayInRoom(page, 'still here');
  await enterAccount(late, 'account-7');
  await messageBox(late).waitFor();
  expect(await late.locator('.me').innerText()).toContain('Kenji Morita');
});

test('whoever says no at the issuer, or has nobody to ask there, reads why', async () => {
  const page = await (await fixture.room.browse()).newPage();
  await page.goto(fixture.room.url);
  await page.getByRole('link', { name: 'Sign in with' }).click();
  await page.getByRole('button', { name: 'No, thanks' }).click();
  await page.getByText('The sign-in was cancelled').waitFor();
  expect(page.url()).toBe(`${fixture.room.url}/sign-in/failed?why=denied`);
});

test('the pages look right and are accessible', async () => {
  const page = await (await fixture.room.browse()).newPage();
  await page.goto(fixture.room.url);
  expect(await pageFaults(page, 'signed-out')).toEqual([]);
  await signIn(page, 'stranger');
  await page.getByRole('heading', { name: "You aren't in this group" }).waitFor();
  expect(await pageFaults(page, 'refused')).toEqual([]);
  const member = await fixture.enter('one');
  expect(await pageFaults(member, 'signed-in')).toEqual([]);
  await member.getByRole('button', { name: 'Sign out' }).click();
  await member.getByRole('heading', { name: "You're signed out" }).waitFor();
  expect(await pageFaults(member, 'ended')).toEqual([]);
});

test("an account that is no member's is refused, and the log has its id for the operator", async () => {
  for (const account of ['stranger', 'mira']) {
    const context = await fixture.room.browse();
    const page = await context.newPage();
    await page.goto(fixture.room.url);
    await signIn(page, account);
    await page.getByRole('heading', { name: "You aren't in this group" }).waitFor();
    expect(await sessionCookie(context)).toBeUndefined();
  }
  expect(fixture.room.program().log()).toContain('"subject":"stranger"');
});

test("where guests are welcome, they speak under a name that is no member's", async () => {
  await fixture.room.restart({ guests: 'welcome', language: 'de' });
  const [ada, mira] = [await fixture.enter('stranger'), await fixture.enter('mira')];
  expect(await ada.locator('.me').innerText()).toContain('Ada Stranger (Gast)');
  expect(await mira.locator('.me').innerText()).toMatch(/Mira Halvorsen \(Gast [0-9a-f]{4}\)/u);
  await sayInRoom(ada, 'hello from elsewhere');
  await mira
    .getByRole('article', { name: /^Ada Stranger/u })
    .filter({ hasText: 'hello from elsewhere' })
    .waitFor();
  expect(await pageFaults(ada, 'guest-german')).toEqual([]);
  const page = await (await fixture.room.browse()).newPage();
  await page.goto(fixture.room.url);
  expect(await pageFaults(page, 'signed-out-german')).toEqual([]);

  // They are members or nobody again if the group changes its mind.
  await fixture.room.restart({ guests: 'refused' });
  await ada.reload();
  await ada.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('a session ends when nobody has done anything for long', async () => {
  const context = await fixture.room.browse();
  const page = await fixture.enter('one', context);
  const cookie = (await sessionCookie(context))?.value ?? '';
  await fixture.room.setClock('2026-03-04T04:40:01Z');
  await page.getByRole('alert').filter({ hasText: "You're signed out." }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await fixture.room.setClock(BEGINS);
  expect(await fixture.statusWith(cookie)).toBe(401);
});

test('doctor says what is right and what is wrong', async () => {
  const well = await fixture.room.doctor();
  expect(well.out).toContain(`ok    web room: sign-in: the issuer ${fixture.room.issuer.url}: it tells its addresses`);
  expect(well.out).toContain("ok    web room: sign-in: the clock: agrees with the issuer's");
  expect(well.out).toContain(
    `ok    web room: sign-in: the redirect address ${fixture.room.url}/sign-in/return: the issuer knows it`,
  );
  expect(well.out).toContain("ok    web room: sign-in: the client's secret: the issuer takes it");
  expect(well.out).toContain(`ok    web room: sign-in: the public address ${fixture.room.url}: it answers over https`);
  expect(well.out).toContain("warn  web room: sign-in: the members of lantern: 5 members can't be known: jonas");

  await fixture.room.restart({}, { clientSecret: '${PATH}', publicUrl: 'https://localhost:9' });
  const ill = await fixture.room.doctor();
  expect(ill.out).toContain(
    'fail  web room: sign-in: the redirect address https://localhost:9/sign-in/return: the issuer answers 400',
  );
  expect(ill.out).toContain("fail  web room: sign-in: the client's secret: the issuer said invalid_client");
  expect(ill.out).toContain("warn  web room: sign-in: the public address https://localhost:9: it can't be reached");
});

test('a wrong secret, and an issuer that is down, are said in words', async () => {
  await fixture.room.restart({}, { clientSecret: '${PATH}' });
  const page = await (await fixture.room.browse()).newPage();
  await page.goto(fixture.room.url);
  await signIn(page, 'one');
  await page.getByText("The sign-in server doesn't accept Gavel.").waitFor();
  await fixture.room.restart();
  await fixture.room.issuer.stop();
  await page.goto(`${fixture.room.url}/sign-in`);
  await page.getByText("The sign-in server isn't answering.").waitFor();
  expect(fixture.room.logs()).toContain("Somebody couldn't sign in (secret): the issuer said invalid_client");
  expect(fixture.room.logs()).toContain('connect ECONNREFUSED');
});
