import {
  KeysClaimRequest,
  KeysQueryRequest,
  KeysUploadRequest,
  SignatureUploadRequest,
  ToDeviceRequest,
  type OlmMachine,
} from '@matrix-org/matrix-sdk-crypto-wasm';

import type { Homeserver } from '../homeserver.ts';
import type { CryptoStore } from './crypto-store.ts';

/** What the machine wants to ask the homeserver. */
type KeyRequest = Awaited<ReturnType<OlmMachine['outgoingRequests']>>[number] | KeysClaimRequest | ToDeviceRequest;

/** Asks, and gives the answer as JSON; undefined for what Gavel doesn't do. */
async function ask(server: Homeserver, request: KeyRequest): Promise<string | undefined> {
  const body: object = JSON.parse(request.body);
  if (request instanceof ToDeviceRequest)
    return JSON.stringify(await server.toDevice(request.event_type, request.txn_id, body));
  const path = pathOf(request);
  return path === undefined ? undefined : JSON.stringify(await server.keys(path, body));
}

function pathOf(request: KeyRequest): string | undefined {
  if (request instanceof KeysUploadRequest) return 'upload';
  if (request instanceof KeysQueryRequest) return 'query';
  if (request instanceof KeysClaimRequest) return 'claim';
  return request instanceof SignatureUploadRequest ? 'signatures/upload' : undefined;
}

/** Sends one of the machine's requests, which is on disk already, and lets the machine have the answer. */
export async function sendKeyRequest(server: Homeserver, store: CryptoStore, request: KeyRequest): Promise<void> {
  const { id, type } = request;
  if (id === undefined) return;
  const answer = await ask(server, request);
  if (answer !== undefined) await store.step((machine) => machine.markRequestAsSent(id, type, answer));
}

/** More rounds than an answer has ever led to new requests. */
const MOST_ROUNDS = 10;

/**
 * Sends all that the machine has to ask: its own keys, the devices of people, and sessions with devices that it could
 * not understand.
 */
export async function sendKeyRequests(server: Homeserver, store: CryptoStore): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // What's asked depends on what was answered.
    /* oxlint-disable no-await-in-loop */
    const claim = await store.step((machine) => machine.getMissingSessions([]));
    if (claim) await sendKeyRequest(server, store, claim);
    const requests = await store.step((machine) => machine.outgoingRequests());
    if (requests.length === 0) return;
    for (const request of requests) await sendKeyRequest(server, store, request);
    /* oxlint-enable no-await-in-loop */
  }
}
