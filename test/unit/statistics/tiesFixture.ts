import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Ties {
  readonly numbers: readonly {
    readonly name: string;
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly ks: number;
    readonly ksP: number;
  }[];
  readonly counts: readonly {
    readonly name: string;
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly psi: number;
    readonly jensenShannon: number;
    readonly chiSquare: number;
    readonly degrees: number;
    readonly p: number;
  }[];
  readonly auc: readonly {
    readonly name: string;
    readonly labels: readonly number[];
    readonly scores: readonly number[];
    readonly auc: number;
  }[];
}

const FILE = path.join(__dirname, '..', '..', 'fixtures', 'ties.json');

/** What SciPy and scikit-learn say of ties and empty bins, as scripts/fixtures/ties.py has written it. */
export const TIES = JSON.parse(readFileSync(FILE, 'utf8')) as Ties;
