import assert from 'node:assert/strict';
import { codeSyntax } from '../../../../src/core/checks/code/codeSyntax';
import { judge, lines, memoryWorld, nextSteps, scope } from '../memoryWorld';
import { notebookText } from '../notebook/notebooks';

describe('code.syntax', () => {
  it('passes with what Python accepts, the newest syntax included', async () => {
    const text =
      'match x:\n    case A(1) if (n := f()): yes = f"{n!r:>{w}}"\ntype T = list[int]\ndef f[T](a, /, *, b): yield\n';
    const outcome = await judge(codeSyntax, {}, memoryWorld({ 'a.py': text, 'b.py': '' }));
    assert.deepEqual(lines(outcome), ['pass: Syntax errors: 0, in files: 2.']);
    assert.deepEqual(outcome.metrics, { errors: 0, files: 2 });
  });

  it('fails with the place, the words and the next step', async () => {
    const world = memoryWorld({ 'a.py': 'x = 1\nif x\n    y = 2\n', 'b.py': 'print((1 + 2)\n' });
    const outcome = await judge(codeSyntax, {}, world);
    assert.deepEqual(lines(outcome), [
      'fail: Syntax errors: 2, in files: 2.',
      'fail a.py:1:4 A colon is missing at the end of this line.',
      'fail b.py:0:5 The bracket "(" is never closed.',
    ]);
    assert.deepEqual(nextSteps(outcome), [
      'Go to the place: the mistake is there or just before it.',
      'Close it with ")".',
    ]);
  });

  it('reads each cell of a notebook by itself, with magics, the shell and await', async () => {
    const notebook = notebookText([
      { type: 'markdown', source: 'if x' },
      { source: '%matplotlib inline\n!pip install a\nfiles = !ls\nframe?' },
      { source: '%%time\nresult = await fetch()' },
      { source: 'def score(frame)\n    return 1' },
      { source: 'print(1' },
    ]);
    assert.deepEqual(lines(await judge(codeSyntax, {}, memoryWorld({ 'a.ipynb': notebook }))), [
      'fail: Syntax errors: 2, in files: 1.',
      'fail a.ipynb#3:0:16 A colon is missing at the end of this line.',
      'fail a.ipynb#4:0:5 The bracket "(" is never closed.',
    ]);
  });

  it('leaves out cells in other languages, and says so', async () => {
    const notebook = notebookText([
      { source: '%%bash\nls (' },
      { source: 'x = 1' },
      { source: '%%sql\nselect' },
    ]);
    const outcome = await judge(codeSyntax, {}, memoryWorld({ 'a.ipynb': notebook }));
    assert.deepEqual(lines(outcome), [
      'pass: Syntax errors: 0, in files: 1.',
      'info a.ipynb#0 Cells in other languages than Python are left out: 2.',
    ]);
  });

  it('cannot judge what is not there, no Python or unreadable', async () => {
    assert.equal((await judge(codeSyntax, {}, memoryWorld({ 'a.sql': 'select' }))).verdict, 'error');
    assert.equal((await judge(codeSyntax, { files: 'b.py' }, memoryWorld({ 'a.py': '' }))).verdict, 'error');
    assert.equal(
      (await judge(codeSyntax, { files: '*.sql' }, memoryWorld({ 'a.sql': '' }))).verdict,
      'error',
    );
    assert.equal(
      (await judge(codeSyntax, {}, memoryWorld({ 'a.py': { unreadable: 'binary' } }))).verdict,
      'error',
    );
    assert.equal((await judge(codeSyntax, {}, memoryWorld({ 'a.ipynb': '{' }))).verdict, 'error');
    const foreign = notebookText([{ source: '%%R\nx <- 1' }]);
    const outcome = await judge(codeSyntax, {}, memoryWorld({ 'a.ipynb': foreign }));
    assert.deepEqual(lines(outcome)[0], 'error: a.ipynb holds code in other languages only.');
  });

  it('tells of what it could read although a file is missing', async () => {
    const world = memoryWorld({ 'a.py': 'x = ', 'b.py': { unreadable: 'forbidden' } });
    const outcome = await judge(codeSyntax, {}, world);
    assert.equal(outcome.verdict, 'error');
    assert.ok(
      lines(outcome).includes('fail a.py:0:4 The line ends where Python expects more.'),
      lines(outcome).join('\n'),
    );
  });

  it('consumes the Python that is linked, else what its patterns name', () => {
    const linked = scope({ code: ['a.py', 'b.sql'], notebooks: ['c.ipynb'] });
    assert.deepEqual(codeSyntax.consumes(codeSyntax.parameters.parse({}) as never, linked).patterns, [
      'a.py',
      'c.ipynb',
    ]);
    const named = codeSyntax.parameters.parse({ files: 'src' }) as never;
    assert.deepEqual(codeSyntax.consumes(named, linked).patterns, ['src']);
  });
});
