import assert from 'node:assert/strict';
import { lines } from '../memoryWorld';
import { assertClose, REFERENCE } from './reference';
import { PREDICTED, sliceJudge, table } from './sliceTables';

interface Slice {
  readonly name: string;
  readonly rows: number;
  readonly value: number;
}

const SCORED = { label: 'label', score: 'score', positive: 'malignant' };

describe('values of metrics.slices', () => {
  const { judge, accuracy } = sliceJudge();

  describe('says what scikit-learn says', () => {
    for (const [data, given, metric, slices] of [
      ...(['accuracy', 'precision', 'recall', 'f1'] as const).map((metric) => {
        return ['classes', { ...PREDICTED, positive: 'malignant' }, metric, ['site', 'sex', 'age']] as const;
      }),
      ['classes', SCORED, 'accuracy', ['site', 'sex', 'age']],
      ['classes', SCORED, 'auc', ['site', 'sex', 'age']],
      ['classes', SCORED, 'logloss', ['site', 'sex', 'age']],
      ...(['accuracy', 'precision', 'recall', 'f1'] as const).map((metric) => {
        return ['many', PREDICTED, metric, ['site']] as const;
      }),
      ...(['mae', 'rmse', 'r2'] as const).map((metric) => ['numbers', PREDICTED, metric, ['site']] as const),
    ] as const) {
      const by = 'score' in given ? 'by score' : 'by prediction';
      it(`of ${metric} (${data}, ${by})`, async () => {
        const limit = ['logloss', 'mae', 'rmse'].includes(metric) ? { max: 1e9 } : { floor: -1e9 };
        const written = { ...given, metric, slices, ...limit, minRows: 1 };
        const outcome = await judge(REFERENCE[data].csv, written);
        assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
        const expected = REFERENCE[data].slices;
        assertClose(outcome.metrics?.['overall'], expected['']?.[metric] ?? NaN, 'overall');
        const found = outcome.metrics?.['slices'] as unknown as readonly Slice[];
        assert.deepEqual(
          found.map(({ name }) => name).sort(),
          Object.keys(expected)
            .filter((name) => expected[name]?.[metric] !== undefined && name !== '')
            .sort(),
        );
        for (const { name, rows, value } of found) {
          assert.equal(rows, expected[name]?.rows, name);
          assertClose(value, expected[name]?.[metric] ?? NaN, name);
        }
      });
    }
  });

  it('judges JSON lines and Parquet as it judges CSV', async () => {
    const { csv, jsonl, parquet } = REFERENCE.classes;
    const written = { ...SCORED, metric: 'auc', slices: ['site', ['sex', 'age']], floor: 0.5 };
    const expected = (await judge(csv, written)).metrics;
    assert.deepEqual((await judge(jsonl, written, 'p.jsonl')).metrics, expected);
    const bytes = Buffer.from(parquet, 'base64');
    assert.deepEqual((await judge(bytes, written, 'p.parquet')).metrics, expected);
  });

  for (const metric of ['accuracy', 'auc', 'logloss'] as const) {
    it(`compares decimals with integers (${metric})`, async () => {
      const limit = metric === 'logloss' ? { max: 9 } : { floor: 0 };
      const written = { ...PREDICTED, score: 'score', slices: ['site'], metric, ...limit };
      const outcome = await judge(Buffer.from(REFERENCE.typed.parquet, 'base64'), written, 'p.parquet');
      assertClose(outcome.metrics?.['overall'], REFERENCE.typed[metric]);
      assert.equal(outcome.metrics?.['judged'], 3);
    });
  }

  describe('compares labels and predictions by value', () => {
    for (const [what, labels, predictions, given] of [
      ['whole numbers and fractions', ['1', '0'], ['1.0', '0.0'], {}],
      ['booleans and numbers', ['true', 'false'], ['1', '0'], {}],
      ['True as Python writes it', ['True', 'False'], ['1.0', '0.0'], {}],
      ['numbers beside texts', ['1', 'x'], ['1.0', 'x'], { positive: 1 }],
      ['blanks around texts', ['ill', 'well'], ['ill ', ' well'], { positive: 'ill' }],
      ['words for yes and no', ['yes', 'no'], ['yes', 'no'], { positive: 'yes' }],
      [
        'numbers beyond the exactness of fractions',
        ['9007199254740993', '9007199254740992'],
        ['9007199254740993', '9007199254740992'],
        { positive: '9007199254740993' },
      ],
    ] as const) {
      it(what, async () => {
        const rows = [0, 1].map((at) => `a,"${labels[at] ?? ''}","${predictions[at] ?? ''}"`);
        const outcome = await accuracy(table([rows[0] ?? '', 40], [rows[1] ?? '', 40]), {
          metric: 'recall',
          ...given,
        });
        assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
        assert.equal(outcome.metrics?.['overall'], 1);
      });
    }

    it('booleans and words for them', async () => {
      const row = (label: boolean, prediction: string) => JSON.stringify({ site: 'a', label, prediction });
      const text = `${row(true, 'Yes')}\n${row(false, 'no')}\n`.repeat(40);
      const written = { ...PREDICTED, slices: ['site'], metric: 'recall', floor: 1 };
      for (const positive of [undefined, true, 'yes', 1]) {
        const outcome = await judge(text, { ...written, positive }, 'p.jsonl');
        assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
      }
    });

    it('and keeps leading zeros, which mean something', async () => {
      const text = table(['01234,1,1', 40], ['1234x,1,1', 40], ['1234,0,1', 40]);
      assert.equal((await accuracy(text, { floor: 0 })).metrics?.['judged'], 3);
    });

    it('and tells apart what differs only beyond the exactness of fractions', async () => {
      const outcome = await accuracy(
        table(['a,9007199254740993,9007199254740992', 40], ['a,9007199254740992,9007199254740992', 40]),
        {
          positive: '9007199254740993',
        },
      );
      assert.equal(outcome.metrics?.['overall'], 0.5);
    });
  });

  it('knows numbers that are written as text', async () => {
    const jsonl = '{"site": "a", "label": "1.5", "prediction": "2.5"}\n'.repeat(40);
    const written = { ...PREDICTED, slices: ['site'], metric: 'mae', max: 1 };
    const outcome = await judge(jsonl, written, 'p.jsonl');
    assert.equal(outcome.metrics?.['overall'], 1);
  });
});
