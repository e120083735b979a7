import { pictureFiles } from '../features/pictures/proposed.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { ForgeFile } from '../ports/forge.ts';
import type { Store } from '../ports/store.ts';

/**
 * A meeting's pictures with their bytes. One whose bytes are gone has been taken out since: that is proposed next.
 * @param minutes the path of the minutes beside which they go
 */
export async function attachedPictures(
  meeting: Meeting,
  minutes: string,
  store: Pick<Store, 'read' | 'file'>,
): Promise<readonly ForgeFile[]> {
  const files: ForgeFile[] = [];
  for (const { sha256, ...file } of pictureFiles(meeting, minutes, await store.read(meeting.id))) {
    const bytes = sha256 === undefined ? undefined : await store.file(sha256);
    if (sha256 === undefined || bytes) files.push({ ...file, bytes });
  }
  return files;
}
