import type { SlackRecords } from './records.ts';

/** The files that Gavel shares on Slack, by the outgoing id: Slack's own id for each is what makes it one file. */
export interface UploadLog {
  find(id: string): Promise<{ readonly file: string; readonly isShared: boolean } | undefined>;
  /** The file is at Slack, and is going to be shared. @param at ISO 8601, UTC */
  sharing(id: string, file: string, at: string): Promise<void>;
  shared(id: string, file: string, at: string): Promise<void>;
  /** Slack refused to share it: it surely was not. */
  refused(id: string): Promise<void>;
}

export function uploadLog({ write, upload }: SlackRecords): UploadLog {
  return {
    async find(id) {
      const known = await upload.read(id);
      return known && { file: known.file, isShared: known.shared };
    },
    sharing: (id, file, at) => write({ put: [upload.put(id, { file, shared: false }, at)] }),
    shared: (id, file, at) => write({ put: [upload.put(id, { file, shared: true }, at)] }),
    refused: (id) => write({ remove: [upload.named(id)] }),
  };
}
