import assert from 'node:assert/strict';
import fc from 'fast-check';
import { modelCard } from '../../../../src/core/checks/model/modelCard';
import { judge, lines, memoryWorld, nextSteps } from '../memoryWorld';

const METRICS = JSON.stringify({
  train: { auc: 0.8942, accuracy: 0.8358 },
  test: { auc: 0.9023, accuracy: 0.8425, recall: 0.6471, rmse: 12.345 },
});
const TEN = 'One two three four five six seven eight nine ten.';

/** A whole card around an evaluation; headings of other names in place of the usual ones. */
function card(evaluation: string, headings: Readonly<Record<string, string>> = {}): string {
  const names = [
    'Description',
    'Intended uses',
    'Limitations',
    'Training data',
    'Evaluation',
    'Ethical considerations',
  ];
  return names
    .map(
      (name) => `## ${headings[name] ?? name}\n\n${TEN}\n${name === 'Evaluation' ? `\n${evaluation}\n` : ''}`,
    )
    .join('\n');
}

async function judged(text: string, given: object = {}, metrics = METRICS) {
  const world = memoryWorld({ 'card.md': text, 'metrics.json': metrics });
  return lines(await judge(modelCard, { file: 'card.md', metrics: 'metrics.json', ...given }, world));
}

async function verdict(text: string, given: object = {}, metrics = METRICS): Promise<string> {
  return (await judged(text, given, metrics))[0]?.split(':')[0] ?? '';
}

describe('model.card', () => {
  describe('sections', () => {
    it('passes a card with all sections and without metrics', async () => {
      const world = memoryWorld({ 'card.md': card('') });
      assert.deepEqual(lines(await judge(modelCard, { file: 'card.md' }, world)), [
        'pass: 6 of 6 sections are written.',
      ]);
    });

    for (const [name, other] of [
      ['Description', 'Model Details'],
      ['Intended uses', 'Uses'],
      ['Limitations', 'Bias, Risks, and Limitations'],
      ['Limitations', 'Known limits'],
      ['Training data', 'Training Details'],
      ['Evaluation', '**Results**'],
      ['Ethical considerations', 'ethics:'],
    ] as const) {
      it(`takes "${other}" for "${name}"`, async () => {
        assert.equal(await verdict(card('AUC: 0.90', { [name]: other })), 'pass');
      });
    }

    it('takes one section for uses and limits where its heading says so', async () => {
      const text = card('AUC: 0.90', {
        'Intended uses': 'Intended uses & limitations',
        Limitations: 'Contact',
      });
      assert.equal(await verdict(text), 'pass');
    });

    it('fails for a section that is missing, with the heading to write', async () => {
      const text = card('AUC: 0.90', { 'Ethical considerations': 'Contact' });
      const [first, second] = await judged(text);
      assert.equal(first, 'fail: 5 of 6 sections are written; 1 of 1 quoted metrics are as measured.');
      assert.match(second ?? '', /^fail card\.md:\d+:\d+ The section "Ethical considerations" is missing\.$/);
    });

    it('takes other sections by their exact names', async () => {
      const world = memoryWorld({ 'card.md': `# Licence\n\n${TEN}` });
      const given = { file: 'card.md', sections: ['Licence', 'Carbon'] };
      assert.equal((await judge(modelCard, given, world)).verdict, 'fail');
    });

    it('warns of a placeholder and of a short section, but not of a table of numbers', async () => {
      assert.equal(await verdict(card('AUC: 0.90 [More Information Needed]')), 'warn');
      const short = `${card('').replace(TEN, 'Short.')}\n`;
      assert.ok((await judged(short)).some((line) => line.includes('has 1 words')));
      const table = card('').replace(
        `## Evaluation\n\n${TEN}`,
        '## Evaluation\n\n| Metric | Test |\n|--|--|\n| AUC | 0.9 |',
      );
      assert.equal(await verdict(table), 'pass');
    });

    it('skips front matter', async () => {
      assert.equal(
        await verdict(`---\nlicense: mit\ntags:\n- "# Description"\n---\n${card('AUC: 0.90')}`),
        'pass',
      );
    });
  });

  describe('quoted metrics', () => {
    const equal: readonly string[] = [
      '| Metric | Test |\n| --- | --- |\n| AUC | 0.902 |\n| Accuracy | 0.84 |',
      '| | Train | Test |\n|:--|--:|--:|\n| ROC AUC | 0.894 | **0.902** |',
      '| Data | AUC | Recall |\n|--|--|--|\n| training set | 0.89 | – |\n| holdout | 0.90 | 0.647 |',
      '| Metric | Value (%) |\n|--|--|\n| Accuracy | 84.2 |',
      '| Metric | Target | Test |\n|--|--|--|\n| AUC | 0.85 | 0.902 |',
      'The AUC is 0.9023.',
      'AUC: `0.90`, accuracy: **84.2 %**.',
      'It reaches an AUC of\n0.902 on the test data.',
      'With 90.2 % AUC it beats the heuristic, whose AUC was 0.71.',
      'On the training data the AUC is 0.894, on the test data the AUC is 0.902.',
      'AUC of 0.894 in training.',
      'The AUC must be at least 0.85; the target AUC 0.88 was reached with an AUC of 0.90.',
      'RMSE = 12.3',
      'Sensitivity: 0,647',
      'AUC 0.902 (95% CI 0.88–0.92)',
      'AUC 0.902 ± 0.01',
      'Recall of women was 0.61 and of men 0.68; in all the AUC is 0.9.',
      'Recall is measured on 400 rows, precision at 5 too; AUC 0.90.',
    ];
    for (const text of equal) {
      it(`takes as measured: ${JSON.stringify(text)}`, async () => {
        assert.equal(await verdict(card(text)), 'pass', (await judged(card(text))).join('\n'));
      });
    }

    const wrong: readonly (readonly [string, string])[] = [
      [
        '| Metric | Test |\n| --- | --- |\n| AUC | 0.903 |',
        'AUC as 0.903; metrics.json has test.auc as 0.9023',
      ],
      ['| Metric | Test |\n| --- | --- |\n| AUC | 0.894 |', 'AUC as 0.894'],
      ['| Metric | Train | Test |\n|--|--|--|\n| Accuracy | 0.84 | 0.85 |', 'Accuracy as 0.85'],
      ['| Data | AUC |\n|--|--|\n| Training | 0.902 |', 'train.auc as 0.8942'],
      ['The AUC is 0.91.', 'AUC as 0.91'],
      ['Accuracy: 85.3 %', 'test.accuracy as 84.25 %'],
      ['It has 91 % accuracy.', 'accuracy as 91 %'],
      ['The AUC on the training data is 0.902.', 'train.auc'],
      ['RMSE is 12.9', 'test.rmse as 12.35'],
    ];
    for (const [text, words] of wrong) {
      it(`fails: ${JSON.stringify(text)}`, async () => {
        const found = await judged(card(text));
        assert.match(found[0] ?? '', /^fail:/);
        assert.ok(found.join('\n').includes(words), found.join('\n'));
      });
    }

    it('marks the number in the card', async () => {
      const text = card('| Metric | Test |\n| --- | --- |\n| AUC | 0.95 |');
      const line = text.split('\n').findIndex((one) => one.includes('0.95'));
      assert.ok((await judged(text))[1]?.startsWith(`fail card.md:${String(line)}:8 `));
      const prose = card('It reaches an AUC of\n  0.95 on the test data.');
      const at = prose.split('\n').findIndex((one) => one.includes('0.95'));
      assert.ok((await judged(prose))[1]?.startsWith(`fail card.md:${String(at)}:2 `));
    });

    it('warns of a metric that the file does not have, and of a card that quotes none', async () => {
      assert.ok(
        (await judged(card('The F1 score is 0.71.')))[1]?.includes('metrics.json has no such metric'),
      );
      assert.equal(await verdict(card('It is good.')), 'warn');
    });

    it('only tells of numbers from parts of the data that the file does not have', async () => {
      const found = await judged(card('AUC 0.90. On the validation data the AUC is 0.88.'));
      assert.match(found[0] ?? '', /^pass/);
      assert.match(found[1] ?? '', /^info .*part of the data/);
    });

    it('reads model-index in the front matter', async () => {
      const index = (value: string): string =>
        `---\nmodel-index:\n- name: m\n  results:\n  - dataset: {name: d, split: test}\n    metrics:\n    - type: roc_auc\n      value: ${value}\n---\n${card('')}`;
      assert.equal(await verdict(index('0.9023')), 'pass');
      const found = await judged(index('0.95'));
      assert.ok(found[1]?.startsWith('fail card.md:7:13 '), found.join('\n'));
    });

    it('goes by the names and the part of the data that the project gives', async () => {
      const text = card('Hit quota: 0.647');
      assert.equal(await verdict(card('Lift: 2.5'), {}, JSON.stringify({ lift: 2.5 })), 'pass');
      assert.equal(await verdict(card('AUC: 0.647'), { names: { AUC: 'test.recall' } }), 'pass');
      assert.equal(await verdict(card('AUC: 0.894'), { split: 'train' }), 'pass');
      assert.equal(await verdict(text), 'warn');
    });

    it('reads YAML and TOML', async () => {
      const world = memoryWorld({
        'card.md': card('AUC 0.90'),
        'm.yaml': 'test:\n  roc_auc: 0.9023\n',
        'm.toml': '[test]\nauc_score = 0.9023\n',
        'm.csv': 'auc\n0.9\n',
        'broken.json': '{"auc": 0.9',
        'broken.toml': 'auc = ',
        'empty.json': '{}',
      });
      const by = async (metrics: string) =>
        (await judge(modelCard, { file: 'card.md', metrics }, world)).verdict;
      assert.equal(await by('m.yaml'), 'pass');
      assert.equal(await by('m.toml'), 'pass');
      for (const file of ['m.csv', 'broken.json', 'broken.toml', 'empty.json', 'none.json']) {
        assert.equal(await by(file), 'error', file);
      }
    });

    it('tells by words which of several numbers is meant', async () => {
      const metrics = JSON.stringify({ accuracy: 0.84, women: { recall: 0.61 }, men: { recall: 0.68 } });
      assert.equal(
        await verdict(card('| Recall | Value |\n|--|--|\n| Recall, women | 0.61 |'), {}, metrics),
        'pass',
      );
      assert.equal(await verdict(card('| Group | Recall |\n|--|--|\n| women | 0.68 |'), {}, metrics), 'fail');
    });
  });

  it('names what to do', async () => {
    const world = memoryWorld({ 'card.md': card('AUC 0.5'), 'metrics.json': METRICS });
    const outcome = await judge(modelCard, { file: 'card.md', metrics: 'metrics.json' }, world);
    assert.equal(nextSteps(outcome).length, 1);
  });

  it('never throws, whatever the card and the metrics hold', async () => {
    const words = fc.constantFrom(
      'AUC',
      '|',
      '\n',
      '---',
      '0.9',
      '%',
      ' ',
      'test',
      '# Evaluation',
      'recall',
      ':',
      '-',
      '9,1',
    );
    const text = fc
      .array(fc.oneof(words, fc.string({ maxLength: 5 })), { maxLength: 60 })
      .map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.json(), async (written, metrics) => {
        await judged(written, {}, metrics);
      }),
      { numRuns: 200 },
    );
  });

  it('judges hostile cards in time', async () => {
    const started = Date.now();
    for (const text of [
      'AUC '.repeat(100_000),
      '| '.repeat(200_000),
      `AUC ${'of '.repeat(6000)}\n`.repeat(10),
      '0.9 '.repeat(100_000),
      '|--'.repeat(100_000),
    ]) {
      await judged(text);
    }
    assert.ok(Date.now() - started < 5000);
  });
});
