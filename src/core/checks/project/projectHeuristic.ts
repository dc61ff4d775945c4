import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { compileGlobs } from '../../links/globs';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { matchFiles } from '../matchFiles';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { GitAddition } from '../world/gitQuery';

const parameters = z.strictObject({
  baseline: projectPaths.check(
    z.describe('What records the heuristic: its metrics, its code or both. Paths, folders or patterns.'),
  ),
  models: projectPaths.check(z.describe('The trained models: paths, folders or patterns.')),
});
type Parameters = z.infer<typeof parameters>;

/** A heuristic was recorded before the first model was trained. */
export const projectHeuristic: BuiltinCheckOf<Parameters> = {
  id: 'project.heuristic',
  judgement: 1,
  identity: 'meaning',
  title: 'A heuristic was recorded before the first model',
  description: `Looks into the git history for when the heuristic baseline was recorded and when the first trained model appeared.

- **warn**: there is no baseline, or it came after the first model.
- **error**: git has no answer: no repository, no commit, or a clone that was cut off.

The first rule of Google's *Rules of Machine Learning* is not to be afraid to launch without machine learning. A product that works with three rules collects data, shows where a model will live, and is the baseline that every later model must beat. Written down after the fact, a baseline is chosen to be beaten.

Paths count by their first appearance in the history, whatever became of them since; the same commit may bring both. Before any model there is nothing to come too late.

**To mend it**, write the heuristic, measure it as you measure the model, and commit its metrics.`,
  stages: ['formulate', 'plan', 'train'],
  parameters,
  example: `baseline: reports/heuristic.json
models: "models/*.pkl"`,
  consumes: ({ baseline, models }) => ({ patterns: [...listOf(baseline), ...listOf(models)] }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const patterns = { baseline: listOf(given.baseline), models: listOf(given.models) };
  const shallow = await world.git.isShallow();
  const additions = await world.git.additionsIn(['']);
  if (shallow.kind === 'failed') return cannotJudge([{ message: shallow.reason, next: shallow.next }]);
  if (additions.kind === 'failed') return cannotJudge([{ message: additions.reason, next: additions.next }]);
  if (shallow.value) {
    const message = say('The clone was cut off: what came first cannot be known.');
    return cannotJudge([{ message, next: say('Fetch the whole history: "git fetch --unshallow".') }]);
  }
  const present = matchFiles(patterns.baseline, world.files).files;
  const first = firstOf(additions.value, patterns.baseline);
  const model = firstOf(additions.value, patterns.models);
  const models = matchFiles(patterns.models, world.files).files.length;
  const finding = judgeOrder(present, first, model ?? (models > 0 ? 'uncommitted' : undefined));
  const summary =
    finding?.message ??
    (model === undefined
      ? say('The heuristic is recorded; no model is committed yet.')
      : say('The heuristic was recorded before the first model.'));
  return judged(summary, finding === undefined ? [] : [finding], { baselines: present.length, models });
}

interface Appearance {
  readonly addition: GitAddition;
  /** Additions of one commit share its rank. */
  readonly rank: number;
}

function firstOf(additions: readonly GitAddition[], patterns: readonly string[]): Appearance | undefined {
  const plain = patterns.filter((pattern) => !pattern.startsWith('!'));
  const accepts = compileGlobs([
    ...plain,
    ...plain.map((pattern) => `${pattern}/**`),
    ...patterns.filter((pattern) => pattern.startsWith('!')),
  ]);
  const addition = additions.find(({ path }) => accepts(path) !== undefined);
  if (addition === undefined) return undefined;
  return { addition, rank: additions.findIndex(({ id }) => id === addition.id) };
}

function judgeOrder(
  present: readonly string[],
  baseline: Appearance | undefined,
  model: Appearance | 'uncommitted' | undefined,
): Finding | undefined {
  const [path] = present;
  const warn = (message: Message, next: Message): Finding => ({
    severity: 'warn',
    ...(path === undefined ? {} : { path }),
    message,
    next,
  });
  const begin = say('Write three rules, measure them as you measure the model, and commit their metrics.');
  if (path === undefined) return warn(say('No heuristic baseline is recorded.'), begin);
  if (model === undefined || model === 'uncommitted') return undefined;
  const { addition } = model;
  const name = addition.path;
  if (baseline === undefined)
    return warn(
      say('The heuristic is not committed, but the model {0} is.', name),
      say('Commit the heuristic.'),
    );
  if (baseline.rank <= model.rank) return undefined;
  const message = say(
    'The model {0} ({1}) came before the heuristic {2} ({3}).',
    name,
    addition.date.slice(0, 10),
    baseline.addition.path,
    baseline.addition.date.slice(0, 10),
  );
  return warn(
    message,
    say('Compare the model with the heuristic all the same, and begin with it next time.'),
  );
}
