import assert from 'node:assert/strict';
import { callsIn } from '../../../../src/core/python/imports/pythonCalls';
import { importsIn } from '../../../../src/core/python/imports/pythonImports';
import { parsePython } from '../../../../src/core/python/tree/parsePython';

/** Imports as a line each: dots, module, what is taken, and how much it is needed. */
function shown(text: string): readonly string[] {
  return importsIn(parsePython(text), text).map(({ module, level, names, as, need, start, end }) => {
    const taken = names?.map((name) => (name.as === undefined ? name.name : `${name.name} as ${name.as}`));
    const parts = ['.'.repeat(level) + module, as && `as ${as}`, taken && `(${taken.join(', ')})`, need];
    return `${parts.filter((part) => part !== undefined).join(' ')} | ${text.slice(start, end)}`;
  });
}

function calls(text: string): readonly string[] {
  const tree = parsePython(text);
  return callsIn(tree, text, importsIn(tree, text)).map(({ name, texts }) => `${name}: ${texts.join(' | ')}`);
}

describe('imports of Python', () => {
  it('are read with their names, aliases and places', () => {
    assert.deepEqual(shown('import a.b as c, d\nfrom m . n import (x,\n  y as z,)\nfrom q import *\n'), [
      'a.b as c required | a.b',
      'd required | d',
      'm.n (x, y as z) required | m . n',
      'q () required | q',
    ]);
  });

  it('are relative with any number of dots', () => {
    const text =
      'from . import a\nfrom ..b.c import d\nfrom ... import e\nfrom .... f import g\nfrom. import h\n';
    assert.deepEqual(
      shown(text).map((line) => line.split(' | ')[0]),
      ['. (a) required', '..b.c (d) required', '... (e) required', '....f (g) required', '. (h) required'],
    );
  });

  it('are optional where their failure is caught, and in what happens then', () => {
    const text = [
      'try:',
      '    import a',
      'except (KeyError, ImportError):',
      '    import b',
      'else:',
      '    import c',
      'try: import d',
      'except: d = None',
      'try:',
      '    if x:',
      '        import e',
      'except ValueError:',
      '    import f',
    ].join('\n');
    assert.deepEqual(
      shown(text).map((line) => line.split(' | ')[0]),
      ['a optional', 'b optional', 'c required', 'd optional', 'e required', 'f required'],
    );
  });

  it('are for types only in the body of TYPE_CHECKING', () => {
    const text =
      'if t.TYPE_CHECKING:\n    import a\nelse:\n    import b\nif not TYPE_CHECKING:\n    import c\n';
    assert.deepEqual(
      shown(text).map((line) => line.split(' | ')[0]),
      ['a types', 'b required', 'c required'],
    );
  });

  it('are neither in strings nor in comments, and survive broken lines', () => {
    assert.deepEqual(shown('"""\nimport a\n"""\n# import b\nx = = 2\nimport\nimport c\n'), [
      'c required | c',
    ]);
  });
});

describe('calls of Python', () => {
  it('have full names, imports resolved, and the texts of their arguments', () => {
    const text = [
      'import subprocess as sp',
      'from os import system as go',
      'sp.run(["a", f"b{c}d"], cwd=\'e\')',
      'go(r"""f""")',
      'get_ipython().magic("g")',
      'x[0].y("h")',
    ].join('\n');
    assert.deepEqual(calls(text), [
      'subprocess.run: a | b{c}d | e',
      'os.system: f',
      'get_ipython().magic: g',
      'get_ipython: ',
    ]);
  });
});
