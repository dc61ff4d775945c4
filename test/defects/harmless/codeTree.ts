import type { HarmlessEdit } from '../edit';
import { replaces } from '../fileEdits';

const TRAIN = 'src/churn/train.py';
const PREPARE = 'src/churn/prepare.py';
const SERVE = 'src/churn/serve.py';
const TESTS = 'tests/test_prepare.py';

function edits(all: Readonly<Record<string, HarmlessEdit['apply']>>): readonly HarmlessEdit[] {
  return Object.entries(all).map(([name, apply]) => ({
    family: 'code',
    name,
    apply: async (project) => {
      await apply(project);
      project.commit(name);
    },
  }));
}

/** Puts lines before the training is written, where `train` and `test` are the two parts. */
function withParts(...lines: string[]): HarmlessEdit['apply'] {
  return replaces(
    PREPARE,
    '    train.to_csv',
    `${lines.map((line) => `    ${line}\n`).join('')}    train.to_csv`,
  );
}

export const CODE_TREE: readonly HarmlessEdit[] = edits({
  'a comment that names what is wrong': replaces(
    TRAIN,
    '    model.fit',
    '    # never scaler.fit_transform(X_test)\n    model.fit',
  ),
  'a docstring with code': replaces(
    TRAIN,
    '"""A sample of the same size, with replacement."""',
    '"""A sample, as by `random.choice(x)` and `model.fit(test)`."""',
  ),
  'a text with code': replaces(
    SERVE,
    'THRESHOLD = 0.5\n',
    'THRESHOLD = 0.5\nHELP = "scaler.fit(X_test); np.random.rand("\n',
  ),
  'brackets as black breaks them': replaces(
    PREPARE,
    '    train, test = train_test_split(customers, test_size=0.4, random_state=SEED)\n',
    '    train, test = train_test_split(\n        customers,\n        test_size=0.4,\n        random_state=SEED,\n    )\n',
  ),
  'renamed variables': (project) => {
    project.change(TRAIN, (text) => text.replaceAll('frame', 'customers'));
    project.change(PREPARE, (text) =>
      text.replaceAll('customers:', 'people:').replaceAll('(customers, test_size', '(people, test_size'),
    );
  },
  'more type hints': replaces(
    TRAIN,
    'def train(frame: pd.DataFrame):',
    'def train(frame: "pd.DataFrame | None" = None) -> object:',
  ),
  'a function moved up': (project) =>
    project.change(TRAIN, (text) => {
      const body = /def train\([^]*?return model\n\n\n/.exec(text)?.[0] ?? '';
      return text.replace(body, '').replace('def bootstrap', () => `${body}def bootstrap`);
    }),
  'a walrus': replaces(
    SERVE,
    '    frame = pd.DataFrame([customer])\n',
    '    if (frame := pd.DataFrame([customer])).empty:\n        return {"score": 0.0, "call": False}\n',
  ),
  'an f-string with quotes inside': replaces(
    SERVE,
    'return {"status": "ok"}',
    `return {"status": f"ok {MODEL.name!r:>{len('ok')}}"}`,
  ),
  'a match statement': replaces(
    SERVE,
    '    return {"score": value, "call": value >= THRESHOLD}\n',
    '    match customer:\n        case {"plan": "pro", **rest} if rest:\n            limit = 0.4\n        case _:\n            limit = THRESHOLD\n    return {"score": value, "call": value >= limit}\n',
  ),
  'data called latest': withParts('latest = train.tail(100)', 'StandardScaler().fit(latest[["calls"]])'),
  'a contest is no test': withParts('contest = train.head(10)', 'encoder.fit(contest)'),
  'another seed': replaces(TRAIN, 'SEED = 20261124', 'SEED = 7'),
  'the seed by an alias': (project) => {
    project.replace(TRAIN, 'import numpy as np\n', 'import numpy\nfrom numpy import random as npr\n');
    project.replace(TRAIN, 'np.random.seed', 'npr.seed');
    project.replace(TRAIN, 'np.random.choice', 'numpy.random.choice');
  },
  'the seed in a helper of the project': (project) => {
    project.write(
      'src/churn/seeds.py',
      '"""One seed for all."""\n\nimport numpy as np\n\n\ndef set_seed(seed: int) -> None:\n    np.random.seed(seed)\n',
    );
    project.replace(
      TRAIN,
      'import pandas as pd\n',
      'import pandas as pd\nfrom churn.seeds import set_seed\n',
    );
    project.replace(TRAIN, '    np.random.seed(SEED)\n', '    set_seed(SEED)\n');
  },
  'a generator with its seed': (project) => {
    project.replace(TRAIN, '    np.random.seed(SEED)\n', '    generator = np.random.default_rng(SEED)\n');
    project.replace(TRAIN, 'np.random.choice(len', 'generator.choice(len');
  },
  'the scaler of the training part transforms the test part': withParts(
    'scaler = StandardScaler().fit(train[["calls"]])',
    'train["calls"] = scaler.transform(train[["calls"]])',
    'test["calls"] = scaler.transform(test[["calls"]])',
  ),
  'a pipeline is cross-validated': replaces(
    TRAIN,
    '    model.fit(frame[FEATURES], frame[TARGET])\n',
    '    cross_val_score(model, frame[FEATURES], frame[TARGET], cv=5)\n    model.fit(frame[FEATURES], frame[TARGET])\n',
  ),
  'the target is numbered before the split': replaces(
    PREPARE,
    '    train, test = split(customers)\n',
    '    customers["label"] = LabelEncoder().fit_transform(customers["label"])\n    train, test = split(customers)\n',
  ),
  'early stopping looks at a part': replaces(
    TRAIN,
    'model.fit(frame[FEATURES], frame[TARGET])',
    'model.fit(frame[FEATURES], frame[TARGET], eval_set=[(X_val, y_val)])',
  ),
  'an asynchronous route': replaces(
    SERVE,
    '@app.get("/api/v1/health")\ndef health()',
    '@app.get("/api/v1/health")\nasync def health()',
  ),
  'positional and keyword-only parameters': replaces(
    TRAIN,
    'def bootstrap(frame: pd.DataFrame)',
    'def bootstrap(frame: pd.DataFrame, /, *, times: int = 1)',
  ),
  'a test more': (project) =>
    project.change(
      TESTS,
      (text) =>
        `${text}\n\ndef test_split_is_repeatable():\n    customers = pd.DataFrame({"customer_id": range(50)})\n    assert split(customers)[0].equals(split(customers)[0])\n`,
    ),
  'a semicolon and a backslash': replaces(
    TRAIN,
    '    rows = np.random.choice(len(frame), len(frame))\n',
    '    rows = \\\n        np.random.choice(len(frame), len(frame));\n',
  ),
  'lines end as on Windows': (project) => project.change(SERVE, (text) => text.replaceAll('\n', '\r\n')),
});
