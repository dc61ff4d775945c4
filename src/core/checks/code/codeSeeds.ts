import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { pythonConsumption, pythonFilesParameter, readPython } from './pythonFiles';
import type { PlacedUse, ProgramFacts } from './seeds/programFacts';
import { ProgramGraph } from './seeds/programGraph';
import type { SharedGenerator } from './seeds/randomNames';
import { SeedSearch, type Seeded } from './seeds/seedSearch';

const parameters = z.strictObject(pythonFilesParameter);
type Parameters = z.infer<typeof parameters>;

/** What is random is random in the same way each time. */
export const codeSeeds: BuiltinCheckOf<Parameters> = {
  id: 'code.seeds',
  judgement: 1,
  identity: 'meaning',
  title: 'Random numbers are seeded',
  description: `Looks in Python files and notebooks for what is random and never seeded.

- **warn**: numbers from \`random\`, \`numpy.random\`, \`torch\`, \`tensorflow\` or Keras, whose generator is never seeded or, at the top of a file or notebook, only further down; a generator without a seed (\`np.random.default_rng()\`); an estimator, splitter or function of scikit-learn that shuffles or begins at random and gets no \`random_state\` (\`train_test_split\`, \`RandomForestClassifier\`, \`KFold(shuffle=True)\`); \`frame.sample(…)\` of pandas without one.
- **error**: no file matches, or one cannot be read.

Each generator has a seed of its own: \`random.seed\` does not seed numpy. \`np.random.seed\` counts for scikit-learn and pandas too, as they draw from numpy where nothing else is given; \`keras.utils.set_random_seed\`, Lightning's \`seed_everything\` and the \`set_seed\` of Transformers seed several at once. The project's own modules that a file imports are read too, and a helper such as \`set_seed()\` counts where it is called. A seed taken from the clock is none. JAX asks for a key by itself; \`secrets\` and \`SystemRandom\` are random on purpose.

A result that differs each time cannot be compared: nobody can tell a better model from a luckier one.

**To mend it**, write one seed at the beginning, and hand it to whatever takes a \`random_state\`, a \`seed\` or a generator.`,
  stages: ['explore', 'transform', 'train', 'evaluate', 'code'],
  parameters,
  example: `files: [src/train.py, 'notebooks/*.ipynb']`,
  consumes: pythonConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { programs, faults, leftOut } = await readPython(given, world);
  const graph = await ProgramGraph.of(programs, world);
  const unseeded = graph.judged.flatMap((facts) => unseededIn(facts, graph.around(facts)));
  if (faults.length > 0) return cannotJudge(faults, unseeded);
  const summary = say('Random without a seed: {0}, in files: {1}.', unseeded.length, programs.length);
  return judged(summary, [...unseeded, ...leftOut], { unseeded: unseeded.length, files: programs.length });
}

/** One finding for each generator of a program, and one for each call that could have a seed of its own. */
function unseededIn(facts: ProgramFacts, around: readonly ProgramFacts[]): readonly Finding[] {
  const search = new SeedSearch(facts, around);
  const told = new Set<SharedGenerator>();
  const findings: Finding[] = [];
  for (const placed of facts.uses) {
    const { use, place } = placed;
    const seeded: Seeded = use.kind === 'object' ? 'never' : search.seeded(placed, use.generator);
    if (seeded === 'yes' || (use.kind === 'shared' && told.has(use.generator))) continue;
    if (use.kind === 'shared') told.add(use.generator);
    findings.push({ severity: 'warn', ...place, ...words(placed, seeded) });
  }
  return findings;
}

function words({ use }: PlacedUse, seeded: Seeded): { readonly message: Message; readonly next: Message } {
  switch (use.kind) {
    case 'object':
      return {
        message: say('{0} makes a generator without a seed.', use.name),
        next: say('Give it a seed: the numbers are the same each time then.'),
      };
    case 'state':
      return {
        message:
          seeded === 'later'
            ? say('{0} is random, gets no random_state, and numpy is seeded only further down.', use.name)
            : say('{0} is random and gets no random_state.', use.name),
        next: say('Give it random_state=… with a fixed number.'),
      };
    case 'shared':
      return {
        message:
          seeded === 'later'
            ? say(
                '{0} draws random numbers, but the generator of {1} is seeded only further down.',
                use.name,
                use.generator,
              )
            : say(
                '{0} draws random numbers, and nothing seeds the generator of {1}.',
                use.name,
                use.generator,
              ),
        next: say('Call {0} at the beginning, with a fixed number.', SEEDS[use.generator]),
      };
  }
}

const SEEDS: Readonly<Record<SharedGenerator, string>> = {
  random: 'random.seed(…)',
  numpy: 'np.random.seed(…)',
  torch: 'torch.manual_seed(…)',
  tensorflow: 'tf.random.set_seed(…)',
};
