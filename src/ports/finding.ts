/** Something that `gavel doctor` checked, on this machine or on a platform. */
export interface Finding {
  /** The thing that was checked: `cpansec: repository`. */
  readonly what: string;
  /** As people see it. `warn`: it works, but not as people would expect. */
  readonly state: 'ok' | 'warn' | 'fail';
  /** The result. */
  readonly found: string;
  /** How to fix it, if it isn't ok: a sentence. */
  readonly mend?: string;
}
