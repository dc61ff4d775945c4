import { defectsOf, type Defect } from '../edit';
import { changes, changesJson, removes, replaces, writes } from '../fileEdits';
import { CARD, MODEL, pickled, RECORD, SUMS } from '../modelFixture';

/** Replaces the model by a hostile one. */
function holds(name: string, fixture: string, mentions: string): Omit<Defect, 'family' | 'check'> {
  return { name, verdict: 'fail', mentions, apply: (project) => project.write(MODEL, pickled(fixture)) };
}

export const HASH: readonly Defect[] = defectsOf('model', 'train/hash', [
  {
    name: 'a byte of the model was changed',
    verdict: 'fail',
    mentions: MODEL,
    apply: (project) => {
      const bytes = project.readBytes(MODEL);
      bytes[1500] = (bytes[1500] ?? 0) ^ 1;
      project.write(MODEL, bytes);
    },
  },
  {
    name: 'the model was trained again, the manifest is the old one',
    verdict: 'fail',
    mentions: 'is not the recorded file',
    apply: (project) => project.write(MODEL, pickled('pipeline-4.pkl')),
  },
  {
    name: 'the model has a new name that the manifest does not have',
    verdict: 'fail',
    mentions: 'does not record',
    apply: replaces(SUMS, 'model.pkl', 'model-v2.pkl'),
  },
  {
    name: 'the manifest records two models under one name',
    verdict: 'fail',
    mentions: 'two different',
    apply: changes(SUMS, (text) => `${text}${'0'.repeat(64)}  model.pkl\n`),
  },
  {
    name: 'the manifest is cut off',
    verdict: 'error',
    mentions: SUMS,
    apply: changes(SUMS, (text) => text.slice(0, 40)),
  },
  {
    name: 'the manifest is lost',
    verdict: 'error',
    mentions: SUMS,
    apply: removes(SUMS),
  },
]);

export const PICKLE: readonly Defect[] = defectsOf('model', 'train/pickle', [
  holds('a model that runs a shell command', 'posix-system-4.pkl', 'posix.system'),
  holds('a shell command in the oldest protocol', 'os-system-0.pkl', 'os.system'),
  holds('a shell command whose name is put together through the memo', 'memoized-strings.pkl', 'os.system'),
  holds('a shell command spelt with escapes', 'escaped-strings.pkl', 'os.system'),
  holds('a shell command as an old instance', 'inst.pkl', 'os.system'),
  holds('a process deep inside an honest model', 'nested-reduce.pkl', 'posix.system'),
  holds('a chain of attributes that ends in a shell', 'getattr-chain.pkl', 'builtins.getattr'),
  holds('eval of a text', 'eval.pkl', 'builtins.eval'),
  holds('a process behind the honest model', 'second-stream.pkl', 'posix.system'),
  holds('a process in a compressed file of joblib', 'zlib-hostile.joblib', 'posix.system'),
  holds('a process between two compressed parts', 'two-zlib-streams.joblib', 'posix.system'),
  holds('a process inside an array of objects', 'hidden-in-array.joblib', 'posix.system'),
  holds('a process in an archive of PyTorch', 'hostile.pt', 'posix.system'),
  holds('numpy is made to load another file', 'numpy-load.pkl', 'numpy.load'),
  holds('a number of the registry of extensions', 'extension.pkl', 'registry'),
  {
    name: 'the model was cut off while it was copied',
    verdict: 'error',
    mentions: 'cut off',
    apply: (project) => project.write(MODEL, project.readBytes(MODEL).subarray(0, 1200)),
  },
  {
    name: 'a pointer of Git LFS instead of the model',
    verdict: 'error',
    mentions: 'Git LFS',
    apply: writes(
      MODEL,
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 3030\n`,
    ),
  },
]);

export const SIZE: readonly Defect[] = defectsOf('model', 'train/size', [
  {
    name: 'the training data went into the model',
    verdict: 'fail',
    mentions: MODEL,
    apply: (project) =>
      project.write(MODEL, Buffer.concat([project.readBytes(MODEL), Buffer.alloc(1_000_000)])),
  },
]);

export const AGE: readonly Defect[] = defectsOf('model', 'train/age', [
  {
    name: 'trained in spring',
    mentions: '2026-04-18',
    apply: replaces(RECORD, '2026-11-18', '2026-04-18'),
  },
  {
    name: 'the year of training is mistyped',
    mentions: 'future',
    apply: replaces(RECORD, '2026-11-18', '2027-11-18'),
  },
  {
    name: 'the date of training is lost',
    verdict: 'error',
    apply: changesJson(RECORD, (record) => delete record['trained']),
  },
]);

function without(field: string, mentions: string): Omit<Defect, 'family' | 'check'> {
  return {
    name: `the run recorded no ${field}`,
    verdict: 'fail',
    mentions,
    apply: changesJson(RECORD, (record) => void Reflect.deleteProperty(record, field)),
  };
}

export const PROVENANCE: readonly Defect[] = defectsOf('model', 'train/provenance', [
  without('commit', 'commit of the code'),
  without('seed', 'seed'),
  without('params', 'parameters'),
  without('environment', 'environment'),
  without('data', 'fingerprint of the data'),
  {
    name: 'a commit that was rewritten away',
    verdict: 'fail',
    mentions: 'no commit',
    apply: replaces(RECORD, /"commit": "\w+"/, `"commit": "${'5b'.repeat(20)}"`),
  },
  {
    name: 'a branch in place of the commit',
    verdict: 'fail',
    mentions: 'main',
    apply: replaces(RECORD, /"commit": "\w+"/, '"commit": "main"'),
  },
  {
    name: 'trained with changes that were not committed',
    mentions: 'not committed',
    apply: changes(RECORD, (text) => text.replace(/("commit": "\w+)/, '$1-dirty')),
  },
  {
    name: 'the data by its path alone',
    verdict: 'fail',
    mentions: 'no fingerprint',
    apply: changesJson(RECORD, (record) => (record['data'] = { train: 'data/processed/train.csv' })),
  },
  {
    name: 'the parameters are an empty map',
    verdict: 'fail',
    mentions: 'params',
    apply: changesJson(RECORD, (record) => (record['params'] = {})),
  },
]);

export const CARD_DEFECTS: readonly Defect[] = defectsOf('model', 'release/card', [
  {
    name: 'the section on ethics is gone',
    verdict: 'fail',
    mentions: 'Ethical considerations',
    apply: changes(CARD, (text) => text.slice(0, text.indexOf('## Ethical'))),
  },
  {
    name: 'the section on limits is gone',
    verdict: 'fail',
    mentions: 'Limitations',
    apply: replaces(CARD, /## Limitations[^#]+/, ''),
  },
  {
    name: 'nothing stands below the intended uses',
    verdict: 'fail',
    mentions: 'Intended uses',
    apply: replaces(CARD, /(?<=## Intended uses\n)[^#]+/, '\n'),
  },
  {
    name: 'a placeholder of the template is left',
    mentions: '[More Information Needed]',
    apply: replaces(CARD, 'It was not tried abroad.', '[More Information Needed]'),
  },
  {
    name: 'the card quotes the AUC of the training data',
    verdict: 'fail',
    mentions: '0.9023',
    apply: replaces(CARD, '| AUC | 0.902 |', '| AUC | 0.894 |'),
  },
  {
    name: 'the model got worse, the card did not follow',
    verdict: 'fail',
    mentions: 'Recall',
    apply: replaces('reports/metrics.json', '0.6471', '0.6012'),
  },
  {
    name: 'two digits of the accuracy are swapped',
    verdict: 'fail',
    mentions: 'Accuracy',
    apply: replaces(CARD, '0.84 |', '0.48 |'),
  },
  {
    name: 'a sentence boasts of another AUC than the table',
    verdict: 'fail',
    mentions: '0.93',
    apply: replaces(CARD, 'trained by the', 'with an AUC of 0.93 on the test set, trained by the'),
  },
  {
    name: 'the metrics were renamed, the card was not',
    mentions: 'no such metric',
    apply: changes('reports/metrics.json', (text) => text.replaceAll('"auc"', '"ranking"')),
  },
  {
    name: 'the evaluation quotes no number',
    mentions: 'none of the metrics',
    apply: replaces(
      CARD,
      /\| Metric[^#]+/,
      'The model did well on the test data, better than everything before it.\n\n',
    ),
  },
]);
