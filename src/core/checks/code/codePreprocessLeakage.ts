import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { programLeaks } from './leakage/programLeaks';
import type { Leak } from './leakage/scopeRecord';
import { pythonConsumption, pythonFilesParameter, readPython } from './pythonFiles';

const parameters = z.strictObject(pythonFilesParameter);
type Parameters = z.infer<typeof parameters>;

/** Nothing learns from test data before the test. */
export const codePreprocessLeakage: BuiltinCheckOf<Parameters> = {
  id: 'code.preprocess-leakage',
  judgement: 1,
  identity: 'meaning',
  title: 'Preprocessing learns from training data only',
  description: `Follows data through Python files and notebooks, from where it is read to where it is split, and looks at everything that is fitted.

- **fail**: a scaler, encoder, imputer, vectoriser, selector or resampler is fitted (\`fit\`, \`fit_transform\`, \`fit_resample\`) before the same data is split, or a model is fitted before and applied behind the split; or anything is fitted to data that is test or validation data by its name (\`X_test\`, \`valid_set\`, \`holdout\`), by the side of the split it comes from, or by the file it was read from.
- **error**: no file matches, or one cannot be read.

Each function is followed by itself, and the cells of a notebook in their order. Splits are \`train_test_split\`, the folds of a splitter such as KFold, \`cross_val_score\`, and whatever takes rows into a name of training or test data (\`test = frame[800:]\`). Names count by whole words: \`latest\` and \`contest\` name no test data. Comments and strings are no code. A pipeline that is fitted to the training part, or cross-validated as a whole, is right; so is \`transform\` of the test part, a \`LabelEncoder\` for the target, and a picture by PCA that nothing else uses.

What was fitted with the test rows knows their mean, their categories, their words: the test flatters, and production disappoints.

**To mend it**, split first; put preprocessing and model into one \`Pipeline\`, and fit that to the training part.`,
  stages: ['explore', 'transform', 'train', 'evaluate'],
  parameters,
  example: `files: [src/train.py, 'notebooks/*.ipynb']`,
  consumes: pythonConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { programs, faults, leftOut } = await readPython(given, world);
  const leaks = programs.flatMap(programLeaks).map(finding);
  if (faults.length > 0) return cannotJudge(faults, leaks);
  const summary = say('Fitted with test data: {0}, in files: {1}.', leaks.length, programs.length);
  return judged(summary, [...leaks, ...leftOut], { leaks: leaks.length, files: programs.length });
}

function finding({ kind, place, call, data }: Leak): Finding {
  return { severity: 'fail', ...place, ...words(kind, call, data) };
}

function words(
  kind: Leak['kind'],
  call: string,
  data: string,
): { readonly message: Message; readonly next: Message } {
  switch (kind) {
    case 'before-split':
      return {
        message: say('{0} learns from {1} before this data is split.', call, data),
        next: say('Split first, and fit to the training part only.'),
      };
    case 'test':
      return {
        message: say('{0} learns from {1}, which is test data.', call, data),
        next: say('Fit to the training part, and only apply to this one.'),
      };
    case 'validation':
      return {
        message: say('{0} learns from {1}, which is validation data.', call, data),
        next: say('Fit to the training part, and only apply to this one.'),
      };
  }
}
