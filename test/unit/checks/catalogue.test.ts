import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { builtinCheck, CATALOGUE } from '../../../src/core/checks/catalogue';
import { explainCheck } from '../../../src/core/checks/explainCheck';

describe('the catalogue of checks', () => {
  it('has each check once, under its id', () => {
    const ids = CATALOGUE.map((check) => check.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const check of CATALOGUE) assert.equal(builtinCheck(check.id), check);
    assert.equal(builtinCheck('constructor'), undefined);
  });

  for (const check of CATALOGUE) {
    it(`${check.id} has an example that its parameters accept`, () => {
      const parsed = check.parameters.safeParse(parse(check.example));
      assert.ok(parsed.success, parsed.error?.message);
    });

    it(`${check.id} explains itself: title, every parameter with its meaning, stages, example`, () => {
      const text = explainCheck(check);
      assert.ok(text.startsWith(`# ${check.id}\n`));
      assert.ok(text.includes(check.title));
      const rows = text.split('\n').filter((line) => line.startsWith('| `'));
      assert.ok(rows.length > 0);
      for (const row of rows) assert.match(row, /^\| `\w+` \| .+ \| .+ \| [A-Z].+\. \|$/);
      assert.ok(check.stages.length > 0);
      assert.ok(text.includes(`uses: ${check.id}`));
      // Some checks only ever warn.
      assert.match(text, /\*\*(?:fail|warn)\*\*/);
      assert.ok(text.includes('**error**'));
    });
  }

  it('shows defaults and types', () => {
    const check = builtinCheck('document.sections');
    assert.ok(check);
    assert.match(explainCheck(check), /^\| `minWords` \| whole number \| `10` \| /m);
  });
});
