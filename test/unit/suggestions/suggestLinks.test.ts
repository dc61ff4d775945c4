import assert from 'node:assert/strict';
import { render } from '../../../src/core/text/message';
import { suggestLinks } from '../../../src/core/suggestions/suggestLinks';
import { MLOPS } from '../../../src/core/lifecycle/presets/mlops';
import { empty, lineOf, suggested, suggestionsFor } from './suggested';

const DVC = `stages:
  train:
    cmd: python fit.py
    outs: [models, 'parts/\${item}.bin']
`;
const FILES = {
  'dvc.yaml': DVC,
  ...empty('fit.py', 'models/a.pkl', 'models/b.pkl', 'parts/a.bin', 'parts/b.bin'),
};
const project = (links: string, stage = 'train') => `version: 1\nstages: { ${stage}: { links: ${links} } }\n`;

describe('Suggested links', () => {
  it('leave out what is linked to that stage already: a file, all of a folder, all that a glob matches', () => {
    assert.deepEqual(suggested(FILES, project('["fit.py", "models/*.pkl", "parts/*"]')), []);
    assert.deepEqual(suggested(FILES, project('["models"]')), [
      'train fit.py dvc.yaml:2',
      'train parts/*.bin dvc.yaml:2',
    ]);
    assert.deepEqual(suggested(FILES, project('["models/a.pkl", "parts/a.bin", "fit.py"]')), [
      'train models dvc.yaml:2',
      'train parts/*.bin dvc.yaml:2',
    ]);
  });

  it('remain where only another stage links it', () => {
    assert.ok(suggested(FILES, project('["fit.py"]', 'explore')).includes('train fit.py dvc.yaml:2'));
  });

  it('leave out what the stage excludes', () => {
    assert.ok(!suggested(FILES, project('["src/**", "!fit.py"]')).includes('train fit.py dvc.yaml:2'));
  });

  it('leave alone a file that names its stage itself, but not one of which only cells do', () => {
    const { links } = suggestionsFor(
      { 'dvc.yaml': 'stages: { train: { cmd: python a.py && python b.py } }\n', ...empty('a.py', 'b.py') },
      'version: 1\n',
      new Map([
        ['a.py', [{ stage: 'explore', origin: 'marker', line: 0 }]],
        ['b.py', [{ stage: 'train', origin: 'cell', cell: 0 }]],
      ]),
    );
    assert.deepEqual(links.map(lineOf), ['train b.py dvc.yaml:1']);
  });

  it('name a path once for a stage, by what declares it first', () => {
    assert.deepEqual(
      suggested({
        'dvc.yaml': 'stages: { train: { cmd: python fit.py } }\n',
        Makefile: 'train:\n\tpython fit.py\n',
        'sub/dvc.yaml': 'stages: { fit: { cmd: python ../fit.py } }\n',
        ...empty('fit.py'),
      }),
      ['train fit.py dvc.yaml:1'],
    );
  });

  it('tell files that cannot be read as problems with their places, and read the others', () => {
    const { links, problems } = suggestionsFor({
      'dvc.yaml': 'stages:\n  train:\n    cmd: "python fit.py\n',
      'sub/dvc.yaml': `# ${'x'.repeat(1_000_000)}`,
      'empty/dvc.yaml': '# nothing\n',
      Makefile: 'train:\n\tpython fit.py\n',
      ...empty('fit.py'),
    });
    assert.deepEqual(links.map(lineOf), ['train fit.py Makefile:1']);
    assert.deepEqual(
      problems.map(({ path, range, severity }) => [path, range?.start.line, severity]),
      [
        ['sub/dvc.yaml', undefined, 'warning'],
        ['dvc.yaml', 3, 'warning'],
      ],
    );
    assert.match(render(problems[0]!.message), /too large/);
    assert.ok(problems.every(({ next }) => next !== undefined));
  });

  it('tell files that the disk does not give as problems', () => {
    const { problems } = suggestLinks({
      project: { name: 'p', lifecycle: MLOPS, stages: [], gates: [] },
      links: [],
      files: ['dvc.yaml'],
      contents: new Map([['dvc.yaml', { kind: 'unreadable', reason: { text: 'permission is denied' } }]]),
    });
    assert.equal(render(problems[0]!.message), 'dvc.yaml cannot be read: permission is denied.');
  });

  it('are no more than somebody can look through, and say so', () => {
    const names = Array.from({ length: 1200 }, (_, at) => `f${String(at)}.py`);
    const { links, problems } = suggestionsFor({
      Makefile: names.map((name) => `train-${name}:\n\tpython ${name}\n`).join(''),
      ...empty(...names),
    });
    assert.equal(links.length, 1000);
    assert.match(render(problems[0]!.message), /More than 1000/);
  });
});
