import { defectsOf, type Defect } from '../edit';
import { changes, replaces } from '../fileEdits';
import { addsCell, cell, NOTEBOOK, rewritesCell } from '../notebookEdits';

const TRAIN = 'src/churn/train.py';
const PREPARE = 'src/churn/prepare.py';
const SERVE = 'src/churn/serve.py';

function defects(
  check: string,
  verdict: 'warn' | 'fail',
  cases: Readonly<Record<string, Defect['apply']>>,
  mentions: string,
): readonly Defect[] {
  const named = Object.entries(cases).map(([name, apply]) => ({ name: `${check}: ${name}`, apply }));
  return defectsOf(
    'code',
    check,
    named.map((one) => ({ verdict, mentions, ...one })),
  );
}

export const SYNTAX: readonly Defect[] = [
  ...defects(
    'code/syntax',
    'fail',
    {
      'a colon was lost': replaces(
        TRAIN,
        'def train(frame: pd.DataFrame):',
        'def train(frame: pd.DataFrame)',
      ),
      'a conflict was committed': replaces(
        SERVE,
        'THRESHOLD = 0.5\n',
        '<<<<<<< HEAD\nTHRESHOLD = 0.5\n=======\nTHRESHOLD = 0.4\n>>>>>>> tuning\n',
      ),
      'a line is indented by a tab among blanks': replaces(
        SERVE,
        '    frame = pd.DataFrame',
        '\tframe = pd.DataFrame',
      ),
      'a bracket was lost': replaces(TRAIN, 'max_iter=1000),', 'max_iter=1000,'),
      'a comma was lost': replaces(TRAIN, 'SimpleImputer(),', 'SimpleImputer()'),
      'print of Python 2': replaces(
        PREPARE,
        '    train, test = split(customers)\n',
        '    train, test = split(customers)\n    print len(train)\n',
      ),
      'an argument is given twice': replaces(PREPARE, 'test_size=0.4,', 'test_size=0.4, random_state=1,'),
      'one sign of equality too few': replaces(PREPARE, '__name__ == "__main__"', '__name__ = "__main__"'),
      'the body of a function was deleted': replaces(SERVE, '    return {"status": "ok"}\n', ''),
      'an assistant left its fence': changes(SERVE, (text) => `\`\`\`python\n${text}\`\`\`\n`),
      'quotes of a word processor': replaces(SERVE, '"models/model.pkl"', '“models/model.pkl”'),
      'await outside of an asynchronous function': replaces(
        SERVE,
        'return {"status": "ok"}',
        'return await status()',
      ),
    },
    'src/churn/',
  ),
  ...defects(
    'explore/syntax',
    'fail',
    {
      'a cell ends in the middle': addsCell(3, 'for plan in customers["plan"].unique():'),
      'a magic with a broken body': addsCell(3, '%%time', 'customers.describe('),
      'a string is not closed': addsCell(2, 'print("customers)'),
    },
    NOTEBOOK,
  ),
];

export const SEEDS: readonly Defect[] = [
  ...defects(
    'train/seeds',
    'warn',
    {
      'the seed of numpy was deleted': replaces(TRAIN, '    np.random.seed(SEED)\n', ''),
      'the seed is that of another generator': replaces(
        TRAIN,
        '    np.random.seed(SEED)\n',
        '    random.seed(SEED)\n',
      ),
      'the seed is commented out': replaces(
        TRAIN,
        '    np.random.seed(SEED)\n',
        '    # np.random.seed(SEED)\n',
      ),
      'the seed is the clock': (project) => {
        project.replace(TRAIN, 'import pickle\n', 'import pickle\nimport time\n');
        project.replace(TRAIN, 'np.random.seed(SEED)', 'np.random.seed(int(time.time()))');
      },
      'a forest without a state': (project) => {
        project.replace(
          TRAIN,
          'from sklearn.linear_model import LogisticRegression',
          'from sklearn.ensemble import RandomForestClassifier',
        );
        project.replace(
          TRAIN,
          'LogisticRegression(random_state=SEED, max_iter=1000)',
          'RandomForestClassifier(n_estimators=300)',
        );
      },
      'the split without a state': replaces(PREPARE, ', random_state=SEED', ''),
      'the state is None': replaces(PREPARE, 'random_state=SEED', 'random_state=None'),
      'a new generator without a seed': (project) => {
        project.replace(TRAIN, '    np.random.seed(SEED)\n', '    generator = np.random.default_rng()\n');
        project.replace(
          TRAIN,
          'np.random.choice(len(frame), len(frame))',
          'generator.choice(len(frame), len(frame))',
        );
      },
      'a sample of rows': replaces(
        PREPARE,
        '    train, test = split(customers)\n',
        '    customers = customers.sample(frac=0.5)\n    train, test = split(customers)\n',
      ),
      'a helper that nobody calls': (project) => {
        project.write(
          'src/churn/seeds.py',
          'import numpy as np\n\n\ndef set_seed(seed: int) -> None:\n    np.random.seed(seed)\n',
        );
        project.replace(
          TRAIN,
          'import pandas as pd\n',
          'import pandas as pd\nfrom churn.seeds import set_seed\n',
        );
        project.replace(TRAIN, '    np.random.seed(SEED)\n', '');
      },
    },
    'src/churn/',
  ),
  ...defects(
    'explore/seeds',
    'warn',
    {
      'rows are drawn for a look': addsCell(3, 'customers.sample(5)'),
      'the split of the notebook without a state': cell(5, (chosen) => {
        chosen.source = [chosen.source].flat().map((line) => line.replace(', random_state=1', ''));
      }),
      noise: addsCell(3, 'noise = np.random.normal(size=len(customers))'),
      clusters: addsCell(
        3,
        'from sklearn.cluster import KMeans',
        'groups = KMeans(4, n_init=10).fit_predict(customers[["calls"]])',
      ),
    },
    NOTEBOOK,
  ),
];

export const LEAKS: readonly Defect[] = [
  ...defects(
    'train/leak-free',
    'fail',
    {
      'scales before the split': (project) => {
        project.replace(
          PREPARE,
          'from sklearn.model_selection import train_test_split\n',
          'from sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\n',
        );
        project.replace(
          PREPARE,
          '    train, test = train_test_split',
          '    customers[["calls"]] = StandardScaler().fit_transform(customers[["calls"]])\n    train, test = train_test_split',
        );
      },
      'fills gaps before the split, two steps apart': (project) => {
        project.replace(
          PREPARE,
          'from sklearn.model_selection import train_test_split\n',
          'from sklearn.impute import SimpleImputer as Imputer\nfrom sklearn.model_selection import train_test_split\n',
        );
        project.replace(
          PREPARE,
          '    train, test = split(customers)\n',
          '    filler = Imputer(strategy="median")\n    filler.fit(customers[["satisfaction"]])\n    train, test = split(customers)\n',
        );
      },
      'trains on the test file': replaces(
        TRAIN,
        'frame = pd.read_csv("data/processed/train.csv")\n    model = train(frame)',
        'frame = pd.read_csv("data/processed/test.csv")\n    model = train(frame)',
      ),
      'trains on both files': replaces(
        TRAIN,
        '    frame = pd.read_csv("data/processed/train.csv")\n',
        '    test = pd.read_csv("data/processed/test.csv")\n    frame = pd.concat([pd.read_csv("data/processed/train.csv"), test])\n',
      ),
      'encodes training and test rows together': replaces(
        PREPARE,
        '    train.to_csv',
        '    both = pd.concat([train, test])\n    OneHotEncoder().fit(both[["plan"]])\n    train.to_csv',
      ),
      'the test part gets an encoder of its own': replaces(
        PREPARE,
        '    train.to_csv',
        '    test["plan"] = OrdinalEncoder().fit_transform(test[["plan"]])\n    train.to_csv',
      ),
      'a helper scales whatever it gets': (project) => {
        project.replace(
          PREPARE,
          'def main() -> None:',
          'def scaled(frame):\n    return StandardScaler().fit_transform(frame[["calls"]])\n\n\ndef main() -> None:',
        );
        project.replace(PREPARE, '    train.to_csv', '    test["calls"] = scaled(test)\n    train.to_csv');
      },
      'oversamples before the split': replaces(
        PREPARE,
        '    train, test = split(customers)\n',
        '    customers, _ = RandomOverSampler(random_state=SEED).fit_resample(customers, customers["churned"])\n    train, test = split(customers)\n',
      ),
    },
    'src/churn/',
  ),
  ...defects(
    'explore/leak-free',
    'fail',
    {
      'vectorises the text of all rows': rewritesCell(
        5,
        'from sklearn.feature_extraction.text import TfidfVectorizer',
        'words = TfidfVectorizer()',
        'features = words.fit_transform(customers["plan"])',
        'X_train, X_test, y_train, y_test = train_test_split(features, customers["churned"], random_state=1)',
      ),
      'the model sees the test part': addsCell(6, 'model.fit(scaler.transform(X_test), y_test)'),
      'rows are split by hand behind the scaler': addsCell(
        3,
        'numbers = customers[["tenure_months", "calls"]].copy()',
        'numbers[:] = StandardScaler().fit_transform(numbers)',
        'train = numbers.iloc[:800]',
        'test = numbers.iloc[800:]',
      ),
      'folds of scaled rows': addsCell(
        3,
        'from sklearn.model_selection import cross_val_score',
        'scaled = StandardScaler().fit_transform(customers[["calls"]])',
        'cross_val_score(LogisticRegression(), scaled, customers["churned"]).mean()',
      ),
    },
    NOTEBOOK,
  ),
];
