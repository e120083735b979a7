import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the issuer remembers: everything, as long as the process lives. */
export class IssuerMemory implements Adapter {
  static readonly #kept = new Map<string, AdapterPayload>();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }
  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    IssuerMemory.#kept.set(`${this.#kind} ${id}`, payload);
  }
  async find(id: string): Promise<AdapterPayload | undefined> {
    return IssuerMemory.#kept.get(`${this.#kind} ${id}`);
  }
  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const mine = [...IssuerMemory.#kept].filter(([key]) => key.startsWith(`${this.#kind} `));
    return mine.find(([, payload]) => payload.uid === uid)?.[1];
  }
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }
  async destroy(id: string): Promise<void> {
    IssuerMemory.#kept.delete(`${this.#kind} ${id}`);
  }
  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
  }
  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of IssuerMemory.#kept) if (payload.grantId === grantId) IssuerMemory.#kept.delete(key);
  }
}
