import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position } from '../../../src/core/place/place';
import { checksOf, parse, train } from './parseSupport';

/** Processor time far above what any of these takes, far below what a hang would: µs. */
const SOON = 20_000_000;

function codes(text: string): string[] {
  const start = process.cpuUsage();
  const { problems, project } = parse(text);
  assert.ok(process.cpuUsage(start).user < SOON);
  assert.equal(project.stages.length, project.lifecycle.stages.length);
  return [...new Set(problems.map((problem) => problem.code))];
}

describe('a project file that means harm', () => {
  const cases: readonly [name: string, text: () => string, expected: readonly string[]][] = [
    ['10 MB', () => 'a'.repeat(10_000_000), ['too-large']],
    ['brackets without end', () => '['.repeat(900_000), ['too-deep']],
    ['maps in maps', () => '{a: '.repeat(200_000), ['too-deep']],
    ['lists in lists', () => '- '.repeat(400_000), ['too-deep']],
    ['explicit keys', () => '? '.repeat(400_000), ['too-deep']],
    [
      'deep indentation',
      () => Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      ['too-deep'],
    ],
    ['closing brackets', () => ']'.repeat(900_000), ['too-large']],
    ['commas', () => `[${','.repeat(900_000)}`, ['too-large']],
    ['keys', () => Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n'), ['too-large']],
    ['empty lines', () => '\n'.repeat(900_000), ['too-large']],
    ['wrong items', () => train(`links: [${'/a,'.repeat(60_000)}]`), ['path-outside', 'more-problems']],
    ['equal keys', () => `version: 1\n${'name: x\n'.repeat(20_000)}`, ['duplicate-key', 'more-problems']],
    [
      'markers of conflicts',
      () => `version: 1\n${'<<<<<<< HEAD\n'.repeat(50_000)}`,
      ['conflict-markers', 'more-problems'],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(`is refused in time: ${name}`, () => {
      assert.deepEqual(codes(text()), expected);
    });
  }

  it('does not explode through anchors', () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const below = level === 0 ? 'x' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array.from({ length: 9 }, () => below).join(', ')}]`;
    });
    const found = codes(`version: 1\n${levels.join('\n')}\nstages: {train: {owner: me}}\n`);
    assert.deepEqual(found.sort(), ['too-many-aliases', 'unknown-key']);
  });

  it('does not overflow the stack through anchors', () => {
    const chain = Array.from({ length: 500 }, (_, level) => {
      const below = level === 0 ? 'x' : `*a${level - 1}`;
      return `a${level}: &a${level} ${'['.repeat(20)}${below}${']'.repeat(20)}`;
    });
    assert.ok(codes(`version: 1\n${chain.join('\n')}\n`).includes('too-many-aliases'));
  });

  it('does not reach the prototype of anything', () => {
    parse(
      'version: 1\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nstages: {__proto__: {polluted: 1}}\n',
    );
    assert.equal('polluted' in {}, false);
    const { a } = checksOf(
      parse(train('checks: {a: {uses: notebook.order, with: {__proto__: {files: x}}}}')),
    );
    assert.equal(a?.kind, 'broken');
  });

  it('does not name a check that exists in every object', () => {
    for (const uses of ['constructor', 'toString', '__proto__']) {
      assert.deepEqual(codes(train(`checks: {a: {uses: ${uses}}}`)), ['unknown-check']);
    }
  });
});

/** Pieces that project files, and their accidents, are made of. */
const PIECES = [
  ...[
    'version: 1',
    'name:',
    'stages:',
    'train:',
    'links:',
    'checks:',
    'uses: notebook.order',
    'run: x',
    'with:',
    'gates:',
  ],
  ...[
    '\n',
    '\r\n',
    '  ',
    '    ',
    '\t',
    '- ',
    ': ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    '#',
    '|',
    '>',
    '&a ',
    '*a',
    '<<: ',
    '!t ',
  ],
  ...[
    '---',
    '...',
    '?',
    '~',
    '..',
    '/',
    '\\',
    '\uFEFF',
    '\0',
    '\u2028',
    '😀',
    '\uD800',
    '0',
    '-1',
    '<<<<<<< x',
    '=======',
    '>>>>>>> y',
  ],
  ...[
    '__proto__',
    'constructor',
    'lifecycle: ',
    'extends: mlops',
    'timeout: 5m',
    'requires: ',
    '2',
    'mlops',
    'é',
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('whatever a project file contains', () => {
  it('is read without a throw, to a complete project, with every problem inside the text', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { project, problems } = parse(written);
        assert.ok(project.stages.length > 0);
        const lines = written.replace(/^\uFEFF/, '').split('\n');
        const isInside = ({ line, column }: Position): boolean =>
          line >= 0 && line < lines.length && column >= 0 && column <= (lines[line]?.length ?? -1);
        const ranges = project.stages.flatMap((stage) => [
          stage.range,
          ...stage.checks.map((check) => check.range),
        ]);
        for (const range of [...ranges, ...problems.map((problem) => problem.range)]) {
          if (range === undefined) continue;
          assert.ok(isInside(range.start) && isInside(range.end));
          const { start, end } = range;
          assert.ok(start.line < end.line || (start.line === end.line && start.column <= end.column));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is read the same way every time', () => {
    fc.assert(
      fc.property(text, (written) => assert.deepEqual(parse(written), parse(written))),
      { numRuns: 300 },
    );
  });

  it('gives checks only names that can be file names, each once in its stage', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 8 }),
        (names) => {
          const entries = names.map((name) => `${JSON.stringify(name)}: {run: x}`);
          const ids = Object.values(parse(train(`checks: {${entries.join(', ')}}`)).project.stages)
            .flatMap((stage) => stage.checks)
            .map((check) => check.id);
          assert.equal(new Set(ids).size, ids.length);
          for (const id of ids) assert.match(id, /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?$/);
          assert.ok(ids.length >= names.length - 1);
        },
      ),
      { numRuns: 300 },
    );
  });
});
