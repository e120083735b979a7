import { parentPort, workerData } from 'node:worker_threads';

import { readDocument } from '../minutes/parse-document.ts';

parentPort?.postMessage(readDocument(String(workerData)));
