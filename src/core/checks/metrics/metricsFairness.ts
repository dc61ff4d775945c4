import * as z from 'zod/mini';
import type { Outcome } from '../../evidence/evidence';
import type { IssueDetail } from '../../project/issueDetail';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { CRITERIA, needsLabel, reportFairness } from './fairnessReport';
import { rule } from './metricParameters';
import { groupRates } from './predictions/groupRates';
import { judgedRows } from './predictions/judgedRows';
import {
  classValue,
  labelColumn,
  minRows,
  PREDICTION_VALUES,
  predictionColumn,
  predictionFiles,
  quantileRanges,
  scoreColumn,
  scoreThreshold,
  sliceColumns,
} from './predictions/predictionParameters';
import { slicingBy, tooManySlices } from './predictions/slices';

const share = z.number().check(z.gte(0), z.lte(1));
const parameters = z
  .strictObject({
    file: predictionFiles,
    group: sliceColumns.check(
      z.describe('The column with the groups to compare, such as `sex`; or two, whose values are combined.'),
    ),
    label: z
      .optional(labelColumn)
      .check(
        z.describe(
          'The column with the truth. Without it only how often each group is favoured can be compared.',
        ),
      ),
    prediction: predictionColumn,
    score: z
      .optional(scoreColumn)
      .check(z.describe('Without a `prediction`: the column with the score of the favourable outcome.')),
    threshold: scoreThreshold,
    favourable: z
      .optional(classValue)
      .check(
        z.describe(
          'The outcome that people want, such as `granted`. It may be left out where outcomes are 0 and 1, true and ' +
            'false, or -1 and 1: the favourable one is 1 or true.',
        ),
      ),
    criteria: z
      .optional(z.array(z.enum(CRITERIA)).check(z.minLength(1)))
      .check(z.describe('What is judged; without it all that the columns allow.')),
    max: z._default(share, 0.1).check(z.describe('The greatest difference between two groups.')),
    minImpact: z
      ._default(share, 0.8)
      .check(z.describe('The least ratio of how often two groups are favoured.')),
    ranges: quantileRanges,
    minRows,
  })
  .check(rule(faultOf));
export type FairnessParameters = z.infer<typeof parameters>;

/** Groups of people are treated alike. */
export const metricsFairness: BuiltinCheckOf<FairnessParameters> = {
  id: 'metrics.fairness',
  judgement: 1,
  identity: 'meaning',
  title: 'Groups are treated alike',
  description: `Compares what a model decides for groups of people, by the definitions of Fairlearn:

- \`demographicParity\`: the greatest difference between the groups' selection rates (the share that is given the favourable outcome).
- \`equalOpportunity\`: the greatest difference between their true positive rates (of those whose label is favourable).
- \`equalisedOdds\`: the greater of the differences of their true positive rates and of their false positive rates.
- \`disparateImpact\`: the least selection rate divided by the greatest. 0.8 is the four-fifths rule of the US Uniform Guidelines on Employee Selection Procedures.

Verdicts:

- **fail**: a difference is above \`max\`, or the ratio is below \`minImpact\`. The finding names the two groups and their rates.
- **error**: the data cannot be read, a column or the favourable value is not there, a value is missing, or there are not two groups to compare.

Groups with fewer than \`minRows\` rows are reported, not judged. Rows without a group are a group of their own. The criteria contradict each other where groups differ in their labels: agree on the ones that count and name them in \`criteria\`. ${PREDICTION_VALUES}

A model that learned from unequal decisions repeats them, for everyone and at once.

**To mend it**, look at how the groups' labels came about and at features that stand for the group; reweigh or add data; or choose another threshold.`,
  stages: ['evaluate', 'test', 'monitor'],
  parameters,
  example: `file: reports/predictions.csv
label: repaid
prediction: granted
group: sex
max: 0.1`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

function faultOf({ label, prediction, score, criteria = [] }: FairnessParameters): IssueDetail | undefined {
  if (prediction === undefined && score === undefined) {
    return {
      code: 'prediction-missing',
      message: say('There is neither a "prediction" nor a "score".'),
      next: say('Name the column with what the model decided.'),
    };
  }
  const needy = criteria.find(needsLabel);
  if (label !== undefined || needy === undefined) return undefined;
  return {
    code: 'label-missing',
    message: say('"{0}" compares with the truth, but there is no "label".', needy),
    next: say('Name the column with the truth in "label", or leave "{0}" out.', needy),
  };
}

async function judge(given: FairnessParameters, world: CheckWorld): Promise<Outcome> {
  const group = listOf(given.group);
  const columns = { ...given, positive: given.favourable };
  const judged = await judgedRows(columns, 'decisions', group, world, 'favourable');
  if (judged.kind === 'faults') return cannotJudge(judged.faults);
  const slicing = await slicingBy(group, given.ranges, judged.table, world);
  if (slicing.kind === 'faults') return cannotJudge(slicing.faults);
  const groups = await groupRates(judged, slicing, world);
  if (groups.kind === 'faults') return cannotJudge(groups.faults);
  if (groups.kind === 'too-many') return cannotJudge(tooManySlices(group, judged.table).faults);
  return reportFairness(given, groups.groups, judged.table);
}
