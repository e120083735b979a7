import { useCallback, useState } from 'preact/hooks';

import type { WebPicture } from '../protocol.ts';
import { bringPicture } from './api.ts';
import { newKey } from './unsent.ts';

/** A picture that is going to be posted. */
export interface AttachedPicture {
  readonly key: string;
  readonly name: string;
  /** Set when the server has it. */
  readonly picture?: Pick<WebPicture, 'id'>;
  /** Why the server does not take it. */
  readonly error?: string;
}

export interface AttachState {
  readonly all: readonly AttachedPicture[];
  /** True while one is on its way, or cannot go: what is typed beside it waits. */
  readonly busy: boolean;
  readonly add: (files: Iterable<File>) => void;
  readonly drop: (key: string) => void;
  /** Takes these in the place of all: none, or those of a message that is edited. */
  readonly put: (pictures: readonly Pick<WebPicture, 'id' | 'name'>[]) => void;
}

/** The pictures beside what is being typed. They are brought to the room at once, so that what is wrong shows early. */
export function useAttaching(room: string | undefined): AttachState {
  const [all, setAll] = useState<readonly AttachedPicture[]>([]);
  const drop = useCallback((key: string) => setAll((now) => now.filter((one) => one.key !== key)), []);
  const put: AttachState['put'] = (pictures) =>
    setAll(pictures.map((picture) => ({ key: newKey(), name: picture.name, picture })));
  const bring = async (one: AttachedPicture, file: File, to: string): Promise<void> => {
    const answer = await bringPicture(to, file);
    const settled = 'picture' in answer ? { ...one, picture: answer.picture } : { ...one, error: answer.error };
    setAll((now) => now.map((other) => (other.key === one.key ? settled : other)));
  };
  const add = (files: Iterable<File>): void => {
    if (room === undefined) return;
    for (const file of files) {
      const one: AttachedPicture = { key: newKey(), name: file.name };
      setAll((now) => [...now, one]);
      void bring(one, file, room);
    }
  };
  return { all, busy: all.some(({ picture }) => picture === undefined), add, drop, put };
}

/** The files among what was pasted or dropped; none where it is only text. */
export const filesIn = (data: DataTransfer | null): readonly File[] => [...(data?.files ?? [])];
