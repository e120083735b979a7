import { Worker } from 'node:worker_threads';

import type { MinutesDocument } from '../minutes/document.ts';
import { rememberDocument } from '../minutes/parse-document.ts';

/** Shorter minutes are read faster than a thread begins: this many characters are some hundred lines. */
const WORTH_A_THREAD = 50_000;

/** The document; undefined where the thread failed. */
const readInThread = (text: string): Promise<MinutesDocument | undefined> =>
  new Promise((done) => {
    const worker = new Worker(new URL('read-ahead-worker.ts', import.meta.url), { workerData: text });
    worker.once('message', (document: MinutesDocument) => done(document));
    worker.once('error', () => done(undefined));
    worker.once('exit', () => done(undefined));
  });

/**
 * Reads long minutes in a thread of their own, so that nothing waits for the parser: whoever reads them next has them
 * already. Where the thread fails they are read as usual, and only slower for everybody else.
 */
export async function readAhead(texts: readonly string[]): Promise<void> {
  for (const text of new Set(texts)) {
    const document = text.length < WORTH_A_THREAD ? undefined : await readInThread(text);
    if (document) rememberDocument(text, document);
  }
}
