import type { HarmlessEdit } from '../edit';
import { CARD, MODEL, pickled, RECORD, replaceModel, SUMS } from '../modelFixture';

function harmless(cases: readonly Omit<HarmlessEdit, 'family'>[]): readonly HarmlessEdit[] {
  return cases.map((one) => ({ family: 'model', ...one }));
}

export const MODEL_EDITS: readonly HarmlessEdit[] = harmless([
  {
    name: 'the card is worded differently',
    apply: (project) =>
      project.replace(
        CARD,
        'Customers of fewer than two months are seldom in the data',
        'The data has few new customers',
      ),
  },
  {
    name: 'headings of the card change level, case and punctuation',
    apply: (project) =>
      project.change(CARD, (text) =>
        text
          .replace('## Model description', '# 1. MODEL DESCRIPTION:')
          .replace('## Intended uses', '### Intended Use')
          .replace('## Limitations', 'Bias, Risks, and Limitations\n---')
          .replace('## Training data', '## **Training Data**'),
      ),
  },
  {
    name: 'metrics are quoted with fewer digits',
    apply: (project) =>
      project.change(CARD, (text) => text.replace('0.902', '0.90').replace('0.647', '0.65')),
  },
  {
    name: 'metrics are quoted in percent',
    apply: (project) =>
      project.change(CARD, (text) =>
        text.replace('0.902', '90.2 %').replace('0.84 |', '84%  |').replace('0.647', '64.7 percent'),
      ),
  },
  {
    name: 'the table of metrics is turned round and shows the training data too',
    apply: (project) =>
      project.replace(
        CARD,
        /\| Metric[^#]+/,
        '| Data | ROC AUC | Accuracy | Recall |\n| :-- | --: | --: | --: |\n| Training | 0.894 | 0.836 | 0.653 |\n| Test | **0.902** | 0.84 | 0.647 |\n\n',
      ),
  },
  {
    name: 'metrics are told in a sentence, with the target beside them',
    apply: (project) =>
      project.replace(
        CARD,
        '## Ethical',
        'On the test set the AUC is 0.902 (target: AUC 0.85), after an AUC of 0.894 in training;\nit finds 3 in 5 leavers, a recall of 0.65.\n\n## Ethical',
      ),
  },
  {
    name: 'the card has front matter and a further section',
    apply: (project) =>
      project.change(
        CARD,
        (text) =>
          `---\nlicense: mit\nmodel-index:\n  - name: churn\n    results:\n      - task: { type: tabular-classification }\n        dataset: { name: customers, split: test }\n        metrics:\n          - { type: accuracy, value: 0.8425 }\n---\n${text}\n## Contact\n\nAsk the machine learning team in its channel.\n`,
      ),
  },
  {
    name: 'the run record is written in another order and with more fields',
    apply: (project) =>
      project.changeJson(RECORD, (record) => {
        const entries = Object.entries(record).reverse();
        for (const key of Object.keys(record)) Reflect.deleteProperty(record, key);
        Object.assign(record, { host: 'trainer-3', duration_seconds: 41 }, Object.fromEntries(entries));
      }),
  },
  {
    name: 'the run record names the commit by its first letters',
    apply: (project) => project.change(RECORD, (text) => text.replace(/("commit": "\w{10})\w+/, '$1')),
  },
  {
    name: 'fields of the run record are spelt as another tool spells them',
    apply: (project) =>
      project.change(RECORD, (text) =>
        text
          .replace('"commit"', '"git_sha"')
          .replace('"seed"', '"random_state"')
          .replace('"params"', '"hyperParameters"')
          .replace('"trained"', '"trained_at"'),
      ),
  },
  {
    name: 'the manifest is in binary mode and has a comment',
    apply: (project) => project.change(SUMS, (text) => `# sha256sum --binary\n\n${text.replace('  ', ' *')}`),
  },
  {
    name: 'the manifest is of the BSD style, with Windows line ends',
    apply: (project) =>
      project.change(SUMS, (text) => text.replace(/^(\w+) {2}(.+)\n/, 'SHA256 ($2) = $1\r\n')),
  },
  {
    name: 'the model is pickled by protocol 5 and recorded',
    apply: (project) => replaceModel(project, pickled('pipeline-5.pkl')),
  },
  {
    name: 'the model is pickled by the oldest protocol and recorded',
    apply: (project) => replaceModel(project, pickled('pipeline-0.pkl')),
  },
  {
    name: 'the model is saved by joblib, compressed, and recorded',
    apply: (project) => replaceModel(project, pickled('zlib.joblib')),
  },
  {
    name: 'a forest and its threshold follow each other in the file, recorded',
    apply: (project) =>
      replaceModel(project, Buffer.concat([pickled('forest.pkl'), pickled('two-streams.pkl')])),
  },
  {
    name: 'the model is stored a second time under its version',
    apply: (project) => project.write('models/model-2026-11.pkl', project.readBytes(MODEL)),
  },
]);
