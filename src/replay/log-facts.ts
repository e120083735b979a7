/** What a log says of its meeting beside what people typed into it. People are called by what its lines call them. */
export interface LogFacts {
  /** When it began: ISO 8601 in UTC. */
  readonly started: string;
  /** What the meeting is called. */
  readonly meeting?: string;
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
  readonly present: readonly string[];
  readonly regrets: readonly string[];
  /** Everybody's name. */
  readonly names: ReadonlyMap<string, string>;
}
