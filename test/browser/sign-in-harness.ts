// The real program behind TLS, with a real issuer: as close to a deployment as one machine gets.
import { readFile, writeFile } from 'node:fs/promises';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { parse, stringify } from 'yaml';

import type { Language } from '../../src/language/language.ts';
import { eventually } from '../doubles/eventually.ts';
import { selfSigned } from '../doubles/sign-in/certificate.ts';
import { startTestIssuer, TEST_CLIENT, type TestIssuer } from '../doubles/sign-in/test-issuer.ts';
import { type TlsProxy, tlsProxy, tlsServer, type TlsServer } from '../doubles/sign-in/tls-server.ts';
import { programFolder, startProgram, type RunningProgram } from '../program/program.ts';
import { type EndedRun, runGavel } from '../program/run-gavel.ts';

/** The time that the program sees at first. */
export const BEGINS = '2026-03-03T16:40:00Z';

export interface GroupChanges {
  readonly guests?: 'refused' | 'welcome';
  readonly language?: Language;
}

export interface SignInHarness {
  /** Where people reach the room: https://localhost:PORT */
  readonly url: string;
  /** The room's address without the proxy. */
  readonly direct: () => string;
  readonly issuer: TestIssuer;
  readonly proxy: TlsProxy;
  /** Another site, which answers everything with an empty page, as `localhost` and as `127.0.0.1`. */
  readonly elsewhere: TlsServer;
  readonly program: () => RunningProgram;
  /** What the program has logged in all of its runs. */
  logs(): string;
  setClock(at: string): Promise<void>;
  /** Ends the program at once, and starts it again: with other settings, if there are any. */
  restart(group?: GroupChanges, settings?: object): Promise<void>;
  doctor(): Promise<EndedRun>;
  /** A browser of somebody. */
  browse(javaScriptEnabled?: boolean): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function signInHarness(browser: Browser): Promise<SignInHarness> {
  const space = await programFolder('config/demo.yaml', BEGINS);
  const certificate = await selfSigned(space.folder);
  const proxy = await tlsProxy(certificate);
  const url = `https://localhost:${proxy.port}`;
  const issuer = await startTestIssuer(certificate, url);
  const elsewhere = await tlsServer(certificate, (_, answer) =>
    answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Elsewhere</title>'),
  );
  const file = space.config ?? '';
  const source: { groups: { members: { handle: string }[] }[] } = parse(await readFile(file, 'utf8'));
  const secrets = { SIGN_IN_SECRET: TEST_CLIENT.secret, NODE_EXTRA_CA_CERTS: certificate.file };
  const configure = async (group: GroupChanges, changed: object): Promise<void> => {
    const settings = {
      publicUrl: url,
      issuer: issuer.url,
      clientId: TEST_CLIENT.id,
      clientSecret: '${SIGN_IN_SECRET}',
      ...changed,
    };
    const known: Readonly<Record<string, object>> = {
      mira: { email: 'mira@example.org' },
      kenji: { web: 'account-7' },
    };
    const groups = source.groups.map((one) => ({
      ...one,
      ...group,
      members: one.members.map((member) => ({ ...member, ...known[member.handle] })),
    }));
    await writeFile(file, stringify({ ...source, groups, web: { port: 0, signIn: settings } }));
  };
  const contexts: BrowserContext[] = [];
  let program: RunningProgram;
  let direct = '';
  const earlier: string[] = [];
  const start = async (): Promise<void> => {
    program = await startProgram({ ...space, secrets });
    direct = await eventually(
      'it tells where it listens',
      async () => /listens at (?<at>http:\/\/[\d.:]+)/u.exec(program.log())?.groups?.['at'],
    );
    proxy.lead(direct);
  };
  await configure({}, {});
  await start();
  return {
    url,
    direct: () => direct,
    issuer,
    proxy,
    elsewhere,
    program: () => program,
    logs: () => [...earlier, program.log()].join(''),
    setClock: (at) => space.setClock(at),
    async restart(group, settings) {
      await program.kill();
      earlier.push(program.log());
      if (group) await configure(group, settings ?? {});
      await start();
    },
    doctor: () => runGavel(['doctor', '--config', file], { ...process.env, ...secrets }),
    async browse(javaScriptEnabled = true) {
      const context = await browser.newContext({ ignoreHTTPSErrors: true, javaScriptEnabled, locale: 'en-GB' });
      context.setDefaultTimeout(60_000);
      contexts.push(context);
      return context;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await program.kill();
      await Promise.all([proxy.stop(), issuer.stop(), elsewhere.stop()]);
      await space.remove();
    },
  };
}

/** Says at the issuer who one is. */
export async function enterAccount(page: Page, account: string): Promise<void> {
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Enter' }).click();
}
