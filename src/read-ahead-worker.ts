import { parentPort, workerData } from 'node:worker_threads';

import { readDocument } from './minutes/parse.ts';

parentPort?.postMessage(readDocument(String(workerData)));
