import type { Group } from '../../meeting/group.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { typedText, type TemplateValues } from '../../minutes/template.ts';
import { tallyBallots, voteOutcome, type PlainOption, type VoteMotion } from './ballots.ts';

/** What a group's own wording of a motion can name; a plain motion is carried if more are for it than against it. */
export function voteValues(motion: VoteMotion | undefined, group: Pick<Group, 'quorum' | 'language'>): TemplateValues {
  const say = minutesMessages(group);
  const count = (option: PlainOption): string | undefined =>
    motion?.plain === true ? String(tallyBallots(motion).find((one) => one.option === option)?.count ?? 0) : undefined;
  const [infavor, against] = [count('for'), count('against')];
  const isDecided = motion?.closed !== undefined && motion.choices.size > 0 && motion.choices.size >= group.quorum;
  const result = Number(infavor) > Number(against) ? say.carried : say.failed;
  return {
    for: infavor,
    against,
    abstain: count('abstain'),
    outcome: motion && typedText(voteOutcome(motion, group)),
    result: isDecided && infavor !== undefined ? result : undefined,
  };
}
