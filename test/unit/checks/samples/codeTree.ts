import type { CheckSample } from './sample';

const CODE = `import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

np.random.seed(1)


def prepare(frame):
    train, test = train_test_split(frame, random_state=1)
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)
`;

function sample(uses: string, truncated: 'fail' | 'pass'): CheckSample {
  return {
    uses,
    with: {},
    files: { 'src/train.py': CODE },
    input: 'src/train.py',
    links: ['src/train.py'],
    // An empty module, such as an \`__init__.py\`, is valid; half of a program seldom is, and does nothing wrong else.
    exceptions: { empty: 'pass', truncated },
  };
}

/** A program without syntax errors, unseeded generators and leaks. */
export const CODE_TREE: readonly CheckSample[] = [
  sample('code.syntax', 'fail'),
  sample('code.seeds', 'pass'),
  sample('code.preprocess-leakage', 'pass'),
];
