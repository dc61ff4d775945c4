import assert from 'node:assert/strict';
import { parseDays, parseDuration } from '../../../src/core/project/duration';
import { isIdentifier, toIdentifier } from '../../../src/core/project/identifier';
import { pathFault } from '../../../src/core/project/projectPath';
import { applyEdits } from '../../../src/core/project/textEdit';

describe('a duration', () => {
  it('is hours, minutes and seconds, in this order', () => {
    const cases = {
      '90s': 90_000,
      '10m': 600_000,
      '1h30m': 5_400_000,
      '1h1s': 3_601_000,
      '168h': 604_800_000,
    };
    for (const [text, ms] of Object.entries(cases)) assert.equal(parseDuration(text), ms, text);
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      '0s',
      '-5m',
      '5',
      '5 m',
      '1.5h',
      '30m1h',
      '1d',
      'm',
      '169h',
      '9999999999s',
      '١m',
    ]) {
      assert.equal(parseDuration(text), undefined, text);
    }
  });
});

describe('a number of days', () => {
  it('is whole, from one day to ten years', () => {
    for (const [text, days] of Object.entries({ '1d': 1, '30d': 30, '3650d': 3650 })) {
      assert.equal(parseDays(text), days, text);
    }
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      '0d',
      '-1d',
      '1.5d',
      '01d',
      '3651d',
      '99999d',
      '30',
      '24h',
      '1d12h',
      '2w',
      '١d',
    ]) {
      assert.equal(parseDays(text), undefined, text);
    }
  });
});

describe('the name of a check', () => {
  it('is what every file system takes', () => {
    for (const name of ['a', '7', 'unit-tests', 'a.b_c-d', 'x'.repeat(64)])
      assert.ok(isIdentifier(name), name);
    const bad = [
      '',
      'A',
      'a b',
      '.a',
      '-a',
      'a.',
      'a/b',
      'a:b',
      'é',
      'con',
      'nul.txt',
      'com1',
      'lpt9',
      'x'.repeat(65),
      '__proto__',
    ];
    for (const name of bad) assert.ok(!isIdentifier(name), name);
  });

  it('can be made of any name', () => {
    assert.equal(toIdentifier('Größe & Gewicht', 'check'), 'gro-e-gewicht');
    assert.equal(toIdentifier('???', 'check'), 'check');
    assert.equal(toIdentifier('aux', 'check'), 'check-aux');
    assert.equal(toIdentifier('ok', 'check'), 'ok');
  });
});

describe('a path of the project file', () => {
  it('may be any path or glob inside the project', () => {
    for (const path of [
      'a',
      'a/b.py',
      './a',
      'a/..b',
      '..a/b',
      'a..',
      '**/*.py',
      '!a/**',
      'data (1)/x.csv',
      '日本.md',
      'a~',
    ]) {
      assert.equal(pathFault(path), undefined, path);
    }
  });

  it('may not lead out of it', () => {
    const outside = [
      '..',
      '../a',
      'a/../b',
      'a/..',
      '/a',
      '//server/a',
      'C:/a',
      'c:a',
      '~',
      '~/a',
      '~user/a',
      '{a,..}/b',
      '{..,a}/b',
      '!/a',
      '\\\\server\\a',
      '..\\a',
      'file:///a',
      'HTTPS://x/y',
    ];
    for (const path of outside) assert.equal(pathFault(path)?.code, 'path-outside', path);
  });

  it('is written with slashes, which is suggested', () => {
    assert.deepEqual([pathFault('a\\b')?.code, pathFault('a\\b')?.suggestion], ['path-backslash', 'a/b']);
  });

  it('is neither empty nor endless nor unprintable', () => {
    for (const path of ['', '  ', '!']) assert.equal(pathFault(path)?.code, 'empty-path', path);
    for (const path of ['a\0b', 'a\nb', 'a'.repeat(501)]) assert.equal(pathFault(path)?.code, 'bad-path');
  });
});

describe('edits of a text', () => {
  it('are made at their places, whatever their order', () => {
    const at = (line: number, column: number) => ({ line, column });
    const edits = [
      { range: { start: at(1, 1), end: at(1, 2) }, text: 'X' },
      { range: { start: at(0, 0), end: at(0, 0) }, text: '>' },
    ];
    assert.equal(applyEdits('\uFEFFab\r\ncde', edits), '\uFEFF>ab\r\ncXe');
  });
});
