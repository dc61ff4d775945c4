import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scriptLinks } from '../../../src/core/links/scriptCells';

/** Cells that declare something, as `first–last: stages`. */
function declared(path: string, ...lines: readonly string[]): readonly string[] {
  return scriptLinks(path, lines.join('\n'))
    .cells.filter(({ stages }) => stages.length > 0)
    .map(({ first, last, stages }) => `${String(first)}–${String(last)}: ${stages.join(', ')}`);
}

describe('cells of a script', () => {
  it('begin with a percent comment, and name their stages in brackets', () => {
    assert.deepEqual(
      declared(
        'train.py',
        'import os',
        '# %% [lifecycle:train]',
        'fit()',
        '# %% Evaluate [lifecycle: evaluate, Validate]',
        'score()',
        '#%% no stage',
        'x = 1',
      ),
      ['1–2: train', '3–4: evaluate, validate'],
    );
  });

  it('name their stages by tags as jupytext writes them', () => {
    assert.deepEqual(declared('a.py', `# %% [markdown] tags=["lifecycle:explore", 'other']`, '# text'), [
      '0–1: explore',
    ]);
  });

  for (const [path, line] of [
    ['a.r', '# %% [lifecycle:train]'],
    ['a.R', '# %% [lifecycle:train]'],
    ['a.jl', '# %% [lifecycle:train]'],
    ['a.sql', '-- %% [lifecycle:train]'],
    ['a.scala', '// %% [lifecycle:train]'],
  ] as const) {
    it(`are known in ${path}`, () => assert.deepEqual(declared(path, line, 'x'), ['0–1: train']));
  }

  it('of Databricks are told apart by its line, and say their stage in their first lines', () => {
    const lines = [
      '# Databricks notebook source',
      '# lifecycle: collect',
      'load()',
      '# COMMAND ----------',
      '',
      '# lifecycle: train',
      'fit()',
      '# COMMAND ----------',
      'x = 1',
    ];
    assert.deepEqual(declared('etl.py', ...lines), ['3–6: train']);
    assert.deepEqual(scriptLinks('etl.py', lines.join('\n')).marker, { stages: ['collect'], line: 1 });
    const sql = lines.map((line) => line.replace(/^#/, '--'));
    assert.deepEqual(declared('etl.sql', ...sql), ['3–6: train']);
  });

  it('of Databricks do not speak for the file', () => {
    const lines = ['# Databricks notebook source', '# COMMAND ----------', '# lifecycle: train'];
    assert.equal(scriptLinks('etl.py', lines.join('\n')).marker, undefined);
  });

  it('are chunks in Quarto and R Markdown, which end with their fence', () => {
    const lines = [
      '---',
      'title: Report',
      '---',
      '```{python}',
      '#| echo: false',
      '#| lifecycle: explore',
      'plot()',
      '```',
      'Words.',
      '```{r, fig.width=4, lifecycle="train, evaluate"}',
      'fit()',
      '```',
      '```python',
      '#| lifecycle: plan',
      '```',
    ];
    assert.deepEqual(declared('report.qmd', ...lines), ['3–7: explore', '9–11: train, evaluate']);
    assert.deepEqual(declared('report.Rmd', ...lines), ['3–7: explore', '9–11: train, evaluate']);
  });

  it('are none in other files, nor where text only looks alike', () => {
    assert.deepEqual(declared('a.csv', '# %% [lifecycle:train]'), []);
    assert.deepEqual(
      declared('a.py', 'x = "# %% [lifecycle:train]"', '# [lifecycle:train]', '# % [lifecycle:train]'),
      [],
    );
    assert.deepEqual(declared('a.py', `# %% ${'x'.repeat(2000)} [lifecycle:train]`), []);
    assert.deepEqual(declared('a.py', '# COMMAND ----------', '# lifecycle: train'), []);
  });

  it('have the same lines whatever ends them', () => {
    assert.deepEqual(declared('a.py', '# %% [lifecycle:train]\r', 'x\r', '# %%\r'), ['0–1: train']);
  });

  it('follow one another without overlapping, in any text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '# %% [lifecycle:train]',
        '# %%',
        '```{r}',
        '```',
        '# COMMAND ----------',
        '# lifecycle: x',
      ),
      fc.string(),
    );
    const paths = fc.constantFrom('a.py', 'a.qmd', 'a.sql');
    fc.assert(
      fc.property(paths, fc.array(line), fc.boolean(), (path, lines, isDatabricks) => {
        const all = [...(isDatabricks ? ['# Databricks notebook source'] : []), ...lines].join('\n');
        const count = all.split('\n').length;
        let before = -1;
        for (const { first, last } of scriptLinks(path, all).cells) {
          assert.ok(first > before && last >= first && last < count);
          before = last;
        }
      }),
    );
  });
});
