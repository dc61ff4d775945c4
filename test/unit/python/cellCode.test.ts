import assert from 'node:assert/strict';
import { cellCode } from '../../../src/core/python/cells/cellCode';
import { readSyntax } from '../../../src/core/python/syntax/readSyntax';

/** The Python of a cell, with blanks as `·`. */
function code(source: string): string | undefined {
  return cellCode(source)?.text.replaceAll(' ', '·');
}

describe('cellCode', () => {
  it('leaves Python as it is', () => {
    for (const source of [
      'x = 1',
      'y = (1\n% 2)',
      'a = b \\\n  % c',
      'x != y',
      'x = """\n%time\n!ls\n"""',
      '# why?\nx',
      'f("a?")',
    ]) {
      assert.equal(cellCode(source)?.text, source);
    }
  });

  it('puts blanks and a 0 where a line goes to IPython or the shell', () => {
    assert.equal(code('%matplotlib inline\nx'), '0·················\nx');
    assert.equal(code('!pip install a \\\n  b\nx'), '0···············\n···\nx');
    assert.equal(code('if a:\n    !ls "('), 'if·a:\n····0·····');
    assert.equal(code('frame.head??\n?frame'), '0···········\n0·····');
    assert.equal(code('f(\n 1)?  # what is it'), '0·\n··················');
  });

  it('keeps what a command is assigned to', () => {
    assert.equal(code('files = !ls data/*'), 'files·=·0·········');
    assert.equal(code('a, b["c"] = %env X'), 'a,·b["c"]·=·0·····');
  });

  it('keeps the statement that is timed', () => {
    assert.equal(code('%time x = f()'), '0;····x·=·f()');
    assert.equal(code('%timeit -n 10 -r3 f()'), '0;················f()');
    assert.equal(code('x = %time f()'), 'x·=·······f()');
    assert.equal(code('%time for i in x: pass'), '0·····················');
    assert.equal(code('%%time\nx = 1'), '······\nx·=·1');
    assert.equal(code('\n%%capture out\n%%timeit -n1 y = 2\nx'), '\n·············\n··················\nx');
  });

  it('leaves out cells in other languages', () => {
    for (const source of [
      '%%bash\nls',
      '%%sql\nselect 1',
      '%%writefile a.py\nx =',
      '%%html\n<b>',
      '%%R\nx <- 1',
      '%md\n# Title',
      '%sql\nselect 1',
      '%sql select a\nfrom b',
    ]) {
      assert.equal(cellCode(source), undefined, source);
    }
    assert.equal(code('%sql select 1\nx = 1'), '0············\nx·=·1');
  });

  it('knows magics without their sign in a cell of one line', () => {
    for (const source of ['pip install a', 'cd ..', 'ls -l data', 'run train.py --seed 1']) {
      assert.equal(cellCode(source)?.text.trim(), '', source);
    }
    assert.equal(cellCode('cd = 1')?.text, 'cd = 1');
    assert.equal(readSyntax(cellCode('pip install a\nx = 1')?.text ?? '').kind, 'invalid');
  });

  it('takes the indentation of a whole cell, and the prompts of a session', () => {
    assert.deepEqual(cellCode('  x = 1\n  y = 2'), { text: 'if 1:\n  x = 1\n  y = 2', shift: 6 });
    assert.equal(readSyntax(cellCode('>>> for x in y:\n...     f(x)')?.text ?? '').kind, 'valid');
  });
});
