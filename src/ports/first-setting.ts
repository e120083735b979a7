/** A setting of a platform or a forge that a first configuration has: `gavel init` asks for it. */
export interface FirstSetting {
  readonly key: string;
  /** What it is, in a sentence: the question, and for a secret its line in `.env.example`. */
  readonly says: string;
  /** A value that would do. */
  readonly example: string;
  /** Set if it's a secret: the variable that has it. */
  readonly variable?: string;
  /** What to take if people don't say. */
  readonly initial?: string;
}
