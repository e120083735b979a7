import type { Language } from '../language/language.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import type { ReminderSetting } from '../schedule/reminders.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { CalendarSettings, TimeBoxes, UnattendedSettings } from '../schedule/settings.ts';
import type { KeepRule } from './keep-rule.ts';
import type { Directory } from './member.ts';
import type { PublicPagesSetting } from './page-parts.ts';

/** A working group, as its configuration describes it: what a meeting knows before anything happens. */
export interface Group {
  /** Short, for ids and paths: `cpansec`. */
  readonly id: string;
  /** For people: `CPAN Security Group`. */
  readonly name: string;
  /** The language of its rooms and its minutes. */
  readonly language: Language;
  readonly directory: Directory;
  /** Who leads if no one was elected: handles. Nobody: anyone may lead. */
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
  /** Whether people count as members by their name on a platform, if it's exactly one member's. */
  readonly people: 'by-id' | 'by-name';
  readonly schedule: Schedule;
  /** Zones shown beside UTC in rooms that can't show each reader's own; none: those of its members. */
  readonly zones: readonly string[];
  readonly calendar: CalendarSettings;
  readonly reminders: readonly ReminderSetting[];
  /** What happens with a meeting that nobody starts or ends; false: nothing. */
  readonly unattended: UnattendedSettings;
  readonly timeBoxes: TimeBoxes;
  readonly attendance: {
    /** Minutes after the start from which an arrival is late. */
    readonly lateAfter: number;
    /** Minutes before the end up to which leaving is early. */
    readonly earlyBefore: number;
    /** Those who take part without having answered the roll call: present, or a chair is asked about them at the end. */
    readonly uncounted: 'present' | 'ask';
    /** Whose presence makes a quorum, and how many of them: by default more than half of the expected members. */
    readonly quorum?:
      | { readonly roles?: readonly string[] | undefined; readonly needed?: number | undefined }
      | undefined;
  };
  readonly approval: ApprovalRule;
  readonly issues: IssueSettings;
  /**
   * Who may vote: the members; those counted as present; or anyone. With `members` and `anyone`, voters need not have
   * answered the roll call.
   */
  readonly voters: 'members' | 'present' | 'anyone';
  /** How many ballots of those who may vote make a vote valid; 0 for no quorum. */
  readonly quorum: number;
  readonly format: MinutesFormat;
  /** How long words are kept; undefined if nothing goes by itself. */
  readonly keep?: KeepRule | undefined;
  /** Undefined if nothing is public. */
  readonly pages?: PublicPagesSetting | undefined;
}

/** How a group uses the issues of its forge. */
export interface IssueSettings {
  /** Whether an issue is opened for each action. */
  readonly actions: boolean;
  /** The label whose open issues and pull requests stand on the agenda. */
  readonly agenda?: string | undefined;
}

/** When a group's minutes are approved, and who merges them then. */
export interface ApprovalRule {
  /** How many other than the author have to approve the minutes. */
  readonly needed: number;
  /** Whether only members count. */
  readonly onlyMembers: boolean;
  /** From how many organisations those who approve have to come at least. */
  readonly organisations: number;
  /** Hours after the proposal after which silence is consent; undefined: never. */
  readonly silence?: number | undefined;
  /** Hours after the proposal at which late reviewers are reminded. */
  readonly remind: readonly number[];
  /** Who merges what is approved: Gavel by itself, Gavel when a chair says so, or people in the forge. */
  readonly merge: 'gavel' | 'chair' | 'people';
  /** Who may have it merged beside those who lead: handles. */
  readonly mergers: readonly string[];
  /** Whether ✅ in the rooms approves. */
  readonly inRooms: boolean;
}
