/** What can go wrong with a call to the Web API. */
export type SlackFault =
  /** 429 with this Retry-After, in seconds. */
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  /** The connection is cut before Slack does anything. */
  | { readonly kind: 'cut-before' }
  /** Slack does it, and the connection is cut before the answer. */
  | { readonly kind: 'cut-after' }
  /** Slack does it, and answers only after this. */
  | { readonly kind: 'late'; readonly until: Promise<unknown> }
  /** Slack says no, with this word. */
  | { readonly kind: 'refused'; readonly error: string }
  /** An error of Slack's own. */
  | { readonly kind: 'error'; readonly status: number };

/** Decides what goes wrong with a call. */
export type Faults = (method: string) => SlackFault | undefined;

/** Goes wrong for the next calls of a method, one fault each. */
export function queued(): Faults & { readonly add: (method: string, ...faults: readonly SlackFault[]) => void } {
  const waiting: { readonly method: string; readonly fault: SlackFault }[] = [];
  const next: Faults = (method) => {
    const at = waiting.findIndex((one) => one.method === method);
    return at < 0 ? undefined : waiting.splice(at, 1)[0]?.fault;
  };
  return Object.assign(next, {
    add: (method: string, ...faults: readonly SlackFault[]) =>
      void waiting.push(...faults.map((fault) => ({ method, fault }))),
  });
}
