import { replanMeeting } from '../features/calendar/replan.ts';
import { changedConfiguration } from '../features/carry-over/changed-configuration.ts';
import { introduceNewcomer } from '../features/identity/introduction.ts';
import { personOf } from '../features/identity/links.ts';
import { meetingKernel } from '../features/index.ts';
import { isOffRecord, wasOffRecord } from '../features/off-record/off-record.ts';
import { withdrawPictures } from '../features/pictures/keeping.ts';
import { isPictureType, keepsPictures } from '../features/pictures/posting.ts';
import { releasedFiles } from '../features/pictures/proposed.ts';
import { takingPart } from '../features/roll-call/taking-part.ts';
import { createVocabulary } from '../meeting/parse-spoken.ts';
import type { MeetingDomain } from '../secretary/secretary-deps.ts';

/** How Gavel leads a meeting: what the secretary asks of the features. */
export const meetingDomain: MeetingDomain = {
  kernel: meetingKernel,
  words: createVocabulary(meetingKernel.commands),
  person: personOf,
  introduceNewcomer,
  takingPart,
  offRecord: isOffRecord,
  wasOffRecord,
  claimsAttachment: (attachment, meeting) => isPictureType(attachment) && keepsPictures(meeting),
  withdrawAttachments: withdrawPictures,
  releasedFiles,
  replan: replanMeeting,
  changedConfiguration,
};
