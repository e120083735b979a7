/** Something that `gavel doctor` checked, on this machine or on a platform. */
export interface Finding {
  /** The thing that was checked: `cpansec: repository`. */
  readonly what: string;
  /** `doubtful`: it works, but not as people would expect. */
  readonly state: 'well' | 'doubtful' | 'broken';
  /** The result. */
  readonly found: string;
  /** How to fix it, if it isn't well: a sentence. */
  readonly mend?: string;
}
