/** What tells people and this extension where things are: the folders and file names that ML projects share. */
export interface Convention {
  /** Globs and folders, the usual ones first; a folder has `/` behind it. */
  readonly links: readonly string[];
}

/**
 * Conventions by stage of the preset `mlops`: those of cookiecutter-data-science (both layouts), Kedro, MLflow, DVC
 * and of software projects around them.
 */
export const CONVENTIONS: Readonly<Record<string, Convention>> = {
  plan: {
    links: ['docs/plan.md', 'docs/product*.md', 'docs/roadmap*.md', 'docs/*journey*.md', 'PRODUCT.md'],
  },
  formulate: {
    links: ['docs/problem*.md', 'docs/formulation*.md'],
  },
  collect: {
    links: [
      ...['data/raw/', 'data/external/', 'data/bronze/', 'data/01_raw/'],
      ...['src/data/**/*.py', 'src/**/{collect,ingest,download}*.py', '*/dataset.py', 'src/*/dataset.py'],
    ],
  },
  curate: {
    links: [
      ...['data/interim/', 'data/silver/', 'data/02_intermediate/', 'src/**/{clean,curate,label}*.py'],
      ...['docs/data-card*.md', 'docs/label*.md', 'DATA_CARD.md'],
    ],
  },
  transform: {
    links: [
      ...['data/processed/', 'data/gold/', 'data/03_primary/', 'data/04_feature/', 'data/05_model_input/'],
      ...['src/features/**/*.py', 'src/**/{features,transform}*.py', '*/features.py'],
      'src/*/pipelines/data_processing/**/*.py',
    ],
  },
  validate: {
    links: [
      'src/**/validat*.py',
      'data/schema*.y{a,}ml',
      'schemas/**/*.{json,yaml,yml}',
      'great_expectations/',
      'gx/',
    ],
  },
  explore: {
    links: ['notebooks/**/*.ipynb', '*.ipynb', 'reports/figures/'],
  },
  train: {
    links: [
      ...['src/models/**/*.py', 'src/**/train*.py', '*/modeling/train.py', 'train*.py'],
      ...['src/*/pipelines/data_science/**/*.py', 'params.yaml', 'dvc.yaml', 'MLproject'],
      ...['models/', 'data/06_models/'],
    ],
  },
  evaluate: {
    links: [
      'src/**/evaluat*.py',
      '*/modeling/predict.py',
      'reports/*.{json,md}',
      'metrics.json',
      'data/08_reporting/',
    ],
  },
  code: {
    links: [
      'src/**/{api,app,serve,serving}/**/*.py',
      'app/**/*.py',
      'api/**/*.{py,yaml,yml,json}',
      'openapi.{yaml,yml,json}',
    ],
  },
  build: {
    links: [
      ...['Dockerfile', 'docker-compose*.y{a,}ml', 'pyproject.toml', 'setup.py', 'requirements*.txt'],
      ...[
        'environment*.y{a,}ml',
        '{poetry,uv}.lock',
        'Makefile',
        '.github/workflows/*.y{a,}ml',
        '.gitlab-ci.yml',
      ],
    ],
  },
  test: { links: ['tests/**/*.py', 'test/**/*.py'] },
  release: {
    links: ['CHANGELOG.md', '{MODEL_CARD,model_card}.md', 'docs/model*card*.md'],
  },
  deploy: {
    links: ['deploy/**/*.y{a,}ml', '{k8s,kubernetes,helm}/**/*.y{a,}ml', '{infra,terraform}/**/*.tf'],
  },
  operate: {
    links: ['docs/runbook*.md', 'ops/**/*.md', 'ops/slo*.y{a,}ml', 'runbooks/**/*.md'],
  },
  monitor: {
    links: [
      'src/**/{monitor,drift}*.py',
      'ops/alert*.y{a,}ml',
      'monitoring/',
      '{prometheus,grafana}/**/*.{yml,yaml,json}',
      'logs/',
    ],
  },
};

/** Those of them that make the layout of cookiecutter-data-science, the old one and the one of version 2. */
export const COOKIECUTTER: readonly string[] = [
  ...['data/raw/', 'data/external/', 'data/interim/', 'data/processed/', 'models/', 'reports/figures/'],
  ...['notebooks/**/*.ipynb', 'src/data/**/*.py', 'src/features/**/*.py', 'src/models/**/*.py'],
  ...['*/dataset.py', 'src/*/dataset.py', '*/features.py', 'src/**/{features,transform}*.py'],
  ...['*/modeling/train.py', 'src/**/train*.py', '*/modeling/predict.py'],
];

/** What else belongs to that layout, and would say too little in another one. */
export const COOKIECUTTER_ONLY: Readonly<Record<string, readonly string[]>> = {
  collect: ['src/*/data/**/*.py'],
  curate: ['references/'],
  transform: ['src/*/features/**/*.py'],
  explore: ['src/{visualization,*/visualization}/**/*.py', '{*,src/*}/plots.py'],
  train: ['src/*/models/**/*.py'],
  evaluate: ['src/*/modeling/predict.py'],
};

/** Which conventions serve the stages of CRISP-ML(Q). */
export const CRISP_CONVENTIONS: Readonly<Record<string, string>> = {
  'define-scope': 'plan',
  'assess-feasibility': 'formulate',
  'collect-data': 'collect',
  'verify-data': 'validate',
  'select-data': 'explore',
  'clean-data': 'curate',
  'construct-data': 'transform',
  'train-model': 'train',
  'assure-reproducibility': 'build',
  'validate-performance': 'evaluate',
  'explain-model': 'release',
  'prepare-inference': 'code',
  'assure-acceptance': 'test',
  'roll-out': 'deploy',
  'monitor-model': 'monitor',
  'update-model': 'operate',
};
