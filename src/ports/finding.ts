/** Something that `gavel doctor` looked at, on this machine or on a platform. */
export interface Finding {
  /** What was looked at: `cpansec: the repository`. */
  readonly what: string;
  /** `doubtful`: it works, but not as people would expect. */
  readonly state: 'well' | 'doubtful' | 'broken';
  /** What was found. */
  readonly found: string;
  /** What to do about it, where it is not well: a sentence. */
  readonly mend?: string;
}
