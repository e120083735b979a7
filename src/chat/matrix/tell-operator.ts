/**
 * Tells the operator, never what people said.
 * @param how `note` for what is in order, or waits for somebody in a room: it is no error
 */
export type TellOperator = (what: string, facts?: Readonly<Record<string, unknown>>, how?: 'note') => void;
