/**
 * A write made ready: it holds its values as they were when it was asked for, and runs inside a transaction later.
 * Each table's functions give these, so that a commit is nothing but several of them.
 */
export type Write<T = void> = () => T;
