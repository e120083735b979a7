/** How Gavel is started. */
export interface StartOptions {
  readonly config?: string;
  readonly data?: string;
  readonly port?: number;
  readonly clockFile?: string;
}

export async function start(_: StartOptions): Promise<void> {
  throw new Error('not yet');
}
