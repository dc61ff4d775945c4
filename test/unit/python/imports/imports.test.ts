import assert from 'node:assert/strict';
import { Imports } from '../../../../src/core/python/imports/imports';
import { importsIn } from '../../../../src/core/python/imports/pythonImports';
import { parsePython } from '../../../../src/core/python/tree/parsePython';
import { readTree } from '../../../../src/core/python/tree/readTree';

function meaning(imports: Imports, text: string): string | undefined {
  const [statement] = readTree(text);
  const value = statement?.kind === 'other' ? statement.values[0] : undefined;
  return value && imports.resolve(value);
}

describe('names of imports', () => {
  it('mean modules and things in modules, by whatever name', () => {
    const imports = Imports.of([
      readTree(
        'import numpy as np, os.path\nfrom a.b import c as d, e\nfrom ..x import y\nfrom z import *\nrnd = np.random\n',
      ),
    ]);
    assert.deepEqual(
      ['np.random.rand', 'os.path.join', 'd', 'e.f', 'y', 'rnd.rand', 'other', 'f().np'].map((text) =>
        meaning(imports, text),
      ),
      [
        'numpy.random.rand',
        'os.path.join',
        'a.b.c',
        'a.b.e.f',
        '..x.y',
        'numpy.random.rand',
        undefined,
        undefined,
      ],
    );
    assert.deepEqual([...imports.starred], ['z']);
    assert.equal(imports.uses('numpy'), true);
    assert.equal(imports.uses('num'), false);
  });

  it('keep all the dots of a relative import', () => {
    const imports = Imports.of([readTree('from . import a\nfrom ... import b\nfrom ....c import *\n')]);
    assert.deepEqual([meaning(imports, 'a'), meaning(imports, 'b.d')], ['.a', '...b.d']);
    assert.deepEqual([...imports.starred], ['....c']);
  });

  it('mean what they were bound to last', () => {
    const text = 'try:\n  import fast_json as json\nexcept ImportError:\n  import json\n';
    const byStatements = Imports.of([readTree(text)]);
    const byList = new Imports(importsIn(parsePython(text), text));
    assert.deepEqual([byStatements.meaningOf('json'), byList.meaningOf('json')], ['json', 'json']);
  });
});
