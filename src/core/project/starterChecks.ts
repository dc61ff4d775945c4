/** A check that a new project file has, or shows as an example. */
export interface StarterCheck {
  readonly id: string;
  /** What it asks for, in a comment above it. */
  readonly comment: string;
  /** A built-in check; absent for a command. */
  readonly uses?: string;
  readonly run?: string;
  /** What stands behind `with:` or `results:`; `$1`, `$2` … are what was found for `needs`. */
  readonly settings?: string;
  /** Of each list one must exist; where none does, the check stays an example. Empty: always an example. */
  readonly needs: readonly (readonly string[])[];
  /** Its expectations are only a guess. */
  readonly warns?: boolean;
}

const NOTEBOOKS = [['notebooks/**/*.ipynb', '*.ipynb']];
const TABLES = [
  'data/interim/*.csv',
  'data/interim/*.parquet',
  'data/silver/*.parquet',
  'data/02_intermediate/*.csv',
];
const TRAIN = ['data/processed/train.csv', 'data/processed/train.parquet', 'data/gold/train.parquet'];
const TEST = ['data/processed/test.csv', 'data/processed/test.parquet', 'data/gold/test.parquet'];

function sections(documents: readonly string[], names: readonly string[]): StarterCheck {
  return {
    id: 'document-complete',
    comment: 'The document says what it must say. Name the headings as you call them.',
    uses: 'document.sections',
    settings: `{ file: $1, sections: [${names.join(', ')}] }`,
    needs: [documents],
    warns: true,
  };
}

function rows(tables: readonly string[]): StarterCheck {
  return {
    id: 'rows',
    comment: 'The data has rows. Raise the minimum to what you expect.',
    uses: 'data.rows',
    settings: '{ file: $1, min: 1 }',
    needs: [tables],
  };
}

function ofCode(id: string, uses: string, comment: string, code: readonly string[]): StarterCheck {
  return { id, uses, comment, needs: [code] };
}

/** What each stage of the preset `mlops` begins with. */
export const STARTER_CHECKS: Readonly<Record<string, readonly StarterCheck[]>> = {
  plan: [
    sections(['docs/plan.md'], ['Objective', 'Success metric', 'Owner', 'Heuristic']),
    {
      id: 'links-lead-somewhere',
      comment: 'Links between documents lead somewhere.',
      uses: 'document.links',
      settings: '{ files: $1 }',
      needs: [['docs/**/*.md']],
      warns: true,
    },
  ],
  formulate: [
    sections(
      ['docs/problem.md', 'docs/problem-statement.md'],
      ['Business objective', 'Cost of mistakes', 'Data availability', 'Evaluation metric'],
    ),
  ],
  collect: [
    rows(['data/raw/*.csv', 'data/raw/*.parquet', 'data/bronze/*.parquet', 'data/01_raw/*.csv']),
    {
      id: 'pinned',
      comment: 'The raw data is what was recorded: "sha256sum * > SHA256SUMS" writes the manifest.',
      uses: 'data.pinned',
      settings: '{ files: data/raw, manifest: $1 }',
      needs: [['data/raw/SHA256SUMS']],
    },
  ],
  curate: [
    {
      id: 'complete',
      comment: 'No column has more gaps than you accept.',
      uses: 'data.nulls',
      settings: '{ file: $1, max: 0.05 }',
      needs: [TABLES],
      warns: true,
    },
    {
      id: 'no-duplicates',
      comment: 'No row is there twice.',
      uses: 'data.duplicates',
      settings: '{ file: $1, max: 0 }',
      needs: [TABLES],
      warns: true,
    },
    {
      id: 'no-personal-data',
      comment: 'No column has addresses, card numbers or accounts.',
      uses: 'data.pii',
      settings: '{ file: $1 }',
      needs: [TABLES],
    },
  ],
  transform: [
    rows(['data/processed/*.csv', 'data/processed/*.parquet', 'data/gold/*.parquet']),
    ofCode('split-before-fit', 'code.preprocess-leakage', 'Nothing learns from the test data.', [
      'src/features/**/*.py',
      'src/**/{features,transform}*.py',
    ]),
  ],
  validate: [
    {
      id: 'no-leakage',
      comment: 'No row of the test data was trained on.',
      uses: 'data.leakage',
      settings: '{ train: $1, test: $2 }',
      needs: [TRAIN, TEST],
    },
    {
      id: 'alike',
      comment: 'Training and test data are distributed alike.',
      uses: 'data.drift',
      settings: '{ reference: $1, current: $2 }',
      needs: [TRAIN, TEST],
      warns: true,
    },
  ],
  explore: [
    {
      id: 'notebooks-in-order',
      comment: 'The notebooks were run from top to bottom, and nothing failed.',
      uses: 'notebook.order',
      needs: NOTEBOOKS,
    },
    { id: 'notebooks-without-errors', comment: '', uses: 'notebook.errors', needs: NOTEBOOKS },
    {
      id: 'notebooks-without-secrets',
      comment: 'No key or password is in a cell or an output.',
      uses: 'notebook.secrets',
      needs: NOTEBOOKS,
    },
  ],
  train: [
    ofCode('seeded', 'code.seeds', 'Training gives the same model again.', [
      'src/models/**/*.py',
      'src/**/train*.py',
      '*/modeling/train.py',
      'train*.py',
    ]),
    {
      id: 'models-safe',
      comment: 'Loading a model runs nothing but what belongs to models.',
      uses: 'model.pickle-safety',
      settings: '{ files: $1 }',
      needs: [['models/**/*.{pkl,pickle,joblib}']],
    },
  ],
  evaluate: [
    {
      id: 'good-enough',
      comment: 'The model is good enough. Agree on the limit before it is trained.',
      uses: 'metrics.threshold',
      settings: '{ file: reports/metrics.json, metric: test.auc, min: 0.80 }',
      needs: [],
    },
    {
      id: 'better-than-the-heuristic',
      comment: '',
      uses: 'metrics.gain',
      settings: '{ file: reports/metrics.json, metric: test.auc, baseline: heuristic.auc }',
      needs: [],
    },
  ],
  code: [
    ofCode('syntax', 'code.syntax', 'Python can read the code, and no key or password is in it.', [
      'src/**/{api,app,serve,serving}/**/*.py',
      'app/**/*.py',
      'api/**/*.py',
    ]),
    ofCode('no-secrets', 'code.secrets', '', [
      'src/**/{api,app,serve,serving}/**/*.py',
      'app/**/*.py',
      'api/**/*.py',
    ]),
  ],
  build: [
    {
      id: 'dependencies',
      comment: 'What is imported is declared, with its version.',
      uses: 'code.dependencies',
      settings: '{ files: "**/*.py" }',
      needs: [['requirements*.txt', 'pyproject.toml', 'environment*.y{a,}ml']],
      warns: true,
    },
    {
      id: 'base-image',
      comment: 'The image has a pinned base and does not run as root.',
      uses: 'deploy.base-image',
      settings: '{ files: $1 }',
      needs: [['Dockerfile']],
    },
  ],
  test: [
    {
      id: 'unit-tests',
      comment: 'The tests pass. A command of yours, with results that others can read, too.',
      run: 'python -m pytest -q --junitxml reports/junit.xml',
      settings: '{ junit: reports/junit.xml }',
      needs: [],
    },
  ],
  release: [
    {
      id: 'model-card',
      comment: 'The model card is written: what the model is for, and what it is not.',
      uses: 'model.card',
      settings: '{ file: $1 }',
      needs: [['MODEL_CARD.md', 'model_card.md', 'docs/model-card.md', 'docs/model_card.md']],
      warns: true,
    },
  ],
  deploy: [
    {
      id: 'workloads',
      comment: 'Containers have limits, probes and versions.',
      uses: 'deploy.kubernetes',
      settings: '{ files: $1 }',
      needs: [['{k8s,kubernetes}/**/*.y{a,}ml', 'deploy/{k8s,kubernetes}/**/*.y{a,}ml']],
    },
    {
      id: 'services',
      comment: '',
      uses: 'deploy.compose',
      settings: '{ files: $1 }',
      needs: [['docker-compose*.y{a,}ml', 'compose*.y{a,}ml']],
    },
  ],
  operate: [
    {
      id: 'runbook',
      comment: 'The runbook says whom to call, how to roll back and where to look.',
      uses: 'ops.runbook',
      settings: '{ file: $1 }',
      needs: [['docs/runbook.md', 'ops/runbook.md']],
      warns: true,
    },
    {
      id: 'objectives',
      comment: 'Service level objectives are complete.',
      uses: 'ops.slo',
      settings: '{ file: $1 }',
      needs: [['ops/slo.yaml', 'ops/slo.yml', 'ops/slos.yaml']],
    },
    {
      id: 'rollout-plan',
      comment: 'A release reaches everybody in steps that can be stopped and undone.',
      uses: 'deploy.rollout',
      settings: '{ file: $1 }',
      needs: [['ops/rollout.yaml', 'deploy/rollout.yaml']],
    },
  ],
  monitor: [
    {
      id: 'alerts',
      comment: 'Alerts wait, have a severity and lead to a runbook.',
      uses: 'ops.alerts',
      settings: '{ files: $1 }',
      needs: [['ops/alert*.y{a,}ml', 'prometheus/**/*alert*.y{a,}ml', 'monitoring/**/*alert*.y{a,}ml']],
    },
  ],
};
