import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  cellWithOtherStage,
  cellWithoutStage,
  cellWithStage,
  isEditableCell,
  type LineEdit,
} from '../../../src/core/links/cellEdits';
import { scriptLinks } from '../../../src/core/links/scriptCells';

const DATABRICKS = '# Databricks notebook source\nimport os\n\n';

function edited(text: string, edits: readonly LineEdit[]): string {
  const lines = text.split('\n');
  for (const edit of [...edits].reverse()) {
    if (edit.kind === 'remove') lines.splice(edit.line, 1);
    else if (edit.kind === 'replace') lines[edit.line] = edit.text;
    else lines.splice(edit.line + 1, 0, edit.text);
  }
  return lines.join('\n');
}

/** The text with a stage more, or less, in one of its cells. */
function change(how: typeof cellWithStage, path: string, text: string, stage: string, index = 0): string {
  const cell = scriptLinks(path, text).cells[index];
  assert.ok(cell);
  return edited(text, how(text.split('\n'), cell, stage));
}

const link = (path: string, text: string, stage = 'train') => change(cellWithStage, path, text, stage);
const unlink = (path: string, text: string, stage = 'train') => change(cellWithoutStage, path, text, stage);

describe('a stage of a cell of a script', () => {
  it('is written behind what stands at its head', () => {
    assert.equal(link('a.py', '# %% Fit the model'), '# %% Fit the model [lifecycle:train]');
    assert.equal(link('a.sql', '-- %%'), '-- %% [lifecycle:train]');
    assert.equal(link('a.py', '# %% [lifecycle:train] x', 'plan'), '# %% [lifecycle:train,plan] x');
    assert.equal(link('a.py', '# %% [lifecycle:train]'), '# %% [lifecycle:train]');
  });

  it('is one of its tags where jupytext wrote such', () => {
    assert.equal(link('a.py', '# %% tags=["x"]'), '# %% tags=["x", "lifecycle:train"]');
    assert.equal(unlink('a.py', '# %% tags=["x", "lifecycle:train"]'), '# %% tags=["x"]');
    assert.equal(unlink('a.py', '# %% Fit tags=["lifecycle:train"]'), '# %% Fit');
  });

  it('is taken away, and the brackets with the last', () => {
    assert.equal(unlink('a.py', '# %% Fit [lifecycle:train,plan]'), '# %% Fit [lifecycle:plan]');
    assert.equal(unlink('a.py', '# %% Fit [lifecycle:train]'), '# %% Fit');
    assert.equal(unlink('a.py', '# %% Fit'), '# %% Fit');
  });
});

describe('a stage of a cell, in the place of another', () => {
  const move = (path: string, text: string): string =>
    change((lines, cell, stage) => cellWithOtherStage(lines, cell, 'train', stage), path, text, 'plan');

  it('is written where that was, in every way of writing', () => {
    const texts = [
      ['a.py', '# %% Fit [lifecycle:train]\nfit()'],
      ['a.py', '# %% tags=["x", "lifecycle:train"]\nfit()'],
      ['a.py', `${DATABRICKS}# COMMAND ----------\n# lifecycle: train\nfit()`],
      ['a.qmd', '```{r}\n#| lifecycle: train\nfit()\n```'],
      ['a.Rmd', '```{r, lifecycle="train", echo=F}\nfit()\n```'],
    ] as const;
    for (const [path, text] of texts) assert.equal(move(path, text), text.replace('train', 'plan'));
  });

  it('keeps the others, and is not written twice', () => {
    assert.equal(move('a.py', '# %% [lifecycle:train,test]'), '# %% [lifecycle:test,plan]');
    assert.equal(move('a.py', '# %% [lifecycle:train,plan]'), '# %% [lifecycle:plan]');
    assert.equal(
      move('a.qmd', '```{r}\n#| lifecycle: test, train\n```'),
      '```{r}\n#| lifecycle: test, plan\n```',
    );
    assert.equal(move('a.qmd', '```{r}\n#| lifecycle: train, plan\n```'), '```{r}\n#| lifecycle: plan\n```');
    assert.equal(move('a.py', '# %% Fit [lifecycle:test]'), '# %% Fit [lifecycle:test]');
  });
});

describe('a stage of a cell of a Databricks source', () => {
  it('is a comment in its first lines, in the language’s own sign', () => {
    const cell = `${DATABRICKS}# COMMAND ----------\n\nfit()\n`;
    assert.equal(link('a.py', cell), cell.replace('fit', '# lifecycle: train\nfit'));
    const sql = '-- Databricks notebook source\n-- COMMAND ----------\nSELECT 1';
    assert.equal(link('a.sql', sql), sql.replace('SELECT', '-- lifecycle: train\nSELECT'));
    const last = `${DATABRICKS}# COMMAND ----------`;
    assert.equal(link('a.py', last), `${last}\n# lifecycle: train`);
  });

  it('stands beside others in their comment, and goes without them', () => {
    const cell = `${DATABRICKS}# COMMAND ----------\n# lifecycle: plan\nfit()`;
    const both = cell.replace('plan', 'plan, train');
    assert.equal(link('a.py', cell), both);
    assert.equal(unlink('a.py', both), cell);
    assert.equal(unlink('a.py', cell, 'plan'), cell.replace('# lifecycle: plan\n', ''));
  });

  it('cannot be written into one of another language, which is comments as a whole', () => {
    const text = `${DATABRICKS}# COMMAND ----------\n\n# MAGIC %sql\n# MAGIC SELECT 1`;
    const [cell] = scriptLinks('a.py', text).cells;
    assert.ok(cell);
    assert.equal(isEditableCell(text.split('\n'), cell), false);
  });
});

describe('a stage of a chunk', () => {
  it('is an option below its head, in the language’s own sign', () => {
    assert.equal(link('a.qmd', '```{python}\nfit()\n```'), '```{python}\n#| lifecycle: train\nfit()\n```');
    assert.equal(
      link('a.Rmd', '```{sql, connection=db}\n```'),
      '```{sql, connection=db}\n--| lifecycle: train\n```',
    );
  });

  it('is added to those that are written already, wherever that is', () => {
    assert.equal(link('a.qmd', '```{r}\n#| lifecycle: plan\n```'), '```{r}\n#| lifecycle: plan, train\n```');
    assert.equal(link('a.Rmd', '```{r, lifecycle="plan"}\n```'), '```{r, lifecycle="plan, train"}\n```');
  });

  it('is taken away, and the option with the last', () => {
    assert.equal(unlink('a.qmd', '```{r}\n#| lifecycle: train\nfit()\n```'), '```{r}\nfit()\n```');
    assert.equal(
      unlink('a.Rmd', '```{r fit, lifecycle="train", echo=FALSE}\n```'),
      '```{r fit, echo=FALSE}\n```',
    );
    assert.equal(unlink('a.Rmd', '```{r, lifecycle="train,plan"}\n```'), '```{r, lifecycle="plan"}\n```');
  });
});

describe('a stage that is written into a cell', () => {
  it('is found there, and taking it away brings the text back', () => {
    const texts = fc.constantFrom<readonly [path: string, text: string]>(
      ['a.py', '# %% Fit\nfit()\n# %%\n'],
      ['a.py', '# %% tags=["x"]\nfit()\n'],
      ['a.jl', 'x = 1\n# %%'],
      ['a.py', `${DATABRICKS}# COMMAND ----------\n\nfit()\n\n# COMMAND ----------\nlook()`],
      ['a.scala', '// Databricks notebook source\n// COMMAND ----------\n// lifecycle: plan\nfit()'],
      ['a.Rmd', 'Text\n```{r, lifecycle="plan"}\nfit()\n```\nText'],
      ['a.qmd', '```{ojs}\n```\n'],
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('train', 'roll-out'), ([path, text], stage) => {
        const linked = link(path, text, stage);
        assert.ok(scriptLinks(path, linked).cells[0]?.stages.includes(stage), linked);
        assert.equal(link(path, linked, stage), linked);
        assert.equal(unlink(path, linked, stage), text);
      }),
    );
  });
});
