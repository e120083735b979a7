import type { Refusal } from '../meeting/feature.ts';
import type { HeardBase, HeardRecording, MessageId } from './chat.ts';

/** The choices for recording a message. */
export interface RecordingForm {
  /** The meeting that it is recorded in: its stream. */
  readonly meeting: string;
  readonly kinds: readonly {
    /** The verb of the command that records it so. */
    readonly as: string;
    readonly label: string;
    /** Whether it can have owners, and a day on which it is due. */
    readonly owned: boolean;
  }[];
  /** In the order of the agenda; subtopics have a depth. */
  readonly topics: readonly { readonly id: string; readonly title: string; readonly depth: number }[];
  /** The topic that is chosen beforehand. */
  readonly topic: string;
  /** Shown above the form, if the entry isn't for a running meeting. */
  readonly note?: string;
}

/** The form by which somebody has a message recorded, for platforms that can show one. */
export interface RecordForms {
  /** The choices now, or why the message can't be recorded. */
  open(
    asked: Pick<HeardBase, 'room' | 'by' | 'at' | 'leads'> & { readonly message: MessageId },
  ): Promise<RecordingForm | Refusal>;
  /** Why what they have chosen would be refused, as far as that is known before it is written down. */
  check(recording: HeardRecording): Promise<Refusal | undefined>;
}
