import type { StreamId } from '../ports/store.ts';

const STREAM = /^(?<group>.+)\/(?<number>0|[1-9]\d{0,14})$/su;

/** The two parts of `GROUP/NUMBER`; a group may hold slashes itself. Throws where the name has another shape. */
export function splitStream(stream: StreamId): { readonly group: string; readonly number: number } {
  const { group, number } = STREAM.exec(stream)?.groups ?? {};
  if (group === undefined || number === undefined)
    throw new Error(`"${stream}" is not GROUP/NUMBER, such as cpansec/17`);
  return { group, number: Number(number) };
}
