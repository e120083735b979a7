import type { OffRecordGuard } from '../../src/ports/off-record-guard.ts';

/** What a platform is given by a group that is always on the record. */
export const onTheRecord: { readonly offRecord: OffRecordGuard; readonly meets: () => boolean } = {
  offRecord: { keepable: async (heard) => heard },
  meets: () => true,
};
