import assert from 'node:assert/strict';
import fc from 'fast-check';
import { builtinCheck, CATALOGUE } from '../../../src/core/checks/catalogue';
import { PRESETS } from '../../../src/core/lifecycle/presets';
import { linksOf } from '../../../src/core/links/linkIndex';
import { parseProject } from '../../../src/core/project/parseProject';
import { starterProject } from '../../../src/core/project/template';

/** The layout of cookiecutter-data-science, with the documents of a product around it. */
const COOKIECUTTER = [
  ...['data/raw/customers.csv', 'data/interim/customers.csv', 'data/processed/train.csv', 'models/model.pkl'],
  ...['notebooks/1.0-explore.ipynb', 'src/data/make_dataset.py', 'src/features/build_features.py'],
  ...[
    'src/models/train_model.py',
    'tests/test_features.py',
    'requirements.txt',
    'Dockerfile',
    'docs/plan.md',
  ],
];

function parse(text: string) {
  return parseProject(text, {
    fallbackName: 'folder',
    builtinCheck,
    builtinChecks: CATALOGUE.map((check) => check.id),
  });
}

function starter(paths: readonly string[], preset = 'mlops', name = 'churn') {
  const text = starterProject({ preset, name, paths });
  return { text, ...parse(text) };
}

describe('the project file of a new project', () => {
  for (const { preset } of PRESETS) {
    it(`is without problems and names every stage: ${preset}`, () => {
      for (const paths of [[], COOKIECUTTER]) {
        const { project, problems } = starter(paths, preset);
        assert.deepEqual(problems, []);
        assert.equal(project.lifecycle.preset, preset);
        assert.equal(project.name, 'churn');
        for (const stage of project.stages) assert.notEqual(stage.range, undefined, stage.id);
      }
    });
  }

  it('links what exists to the stages it belongs to', () => {
    const { project } = starter(COOKIECUTTER);
    const { links } = linksOf(project, COOKIECUTTER, new Map());
    assert.deepEqual(
      links.map(({ path, stage }) => `${stage}: ${path}`),
      [
        'build: Dockerfile',
        'transform: data/processed',
        'collect: data/raw',
        'curate: data/interim',
        'plan: docs/plan.md',
        'train: models',
        'explore: notebooks/1.0-explore.ipynb',
        'build: requirements.txt',
        'collect: src/data/make_dataset.py',
        'transform: src/features/build_features.py',
        'train: src/models/train_model.py',
        'test: tests/test_features.py',
      ].sort((a, b) => (a.slice(a.indexOf(' ')) < b.slice(b.indexOf(' ')) ? -1 : 1)),
    );
  });

  it('checks what exists', () => {
    const checks = starter(COOKIECUTTER).project.stages.flatMap((stage) => stage.checks);
    assert.deepEqual(
      checks.map(({ stage, id, kind, severity }) => `${stage}/${id} ${kind} ${severity}`),
      [
        'collect/rows builtin fail',
        'curate/complete builtin warn',
        'curate/no-duplicates builtin warn',
        'curate/no-personal-data builtin fail',
        'transform/rows builtin fail',
        'transform/split-before-fit builtin fail',
        'explore/notebooks-in-order builtin fail',
        'explore/notebooks-without-errors builtin fail',
        'explore/notebooks-without-secrets builtin fail',
        'train/seeded builtin fail',
        'train/models-safe builtin fail',
        'plan/document-complete builtin warn',
        'plan/links-lead-somewhere builtin warn',
        'build/dependencies builtin warn',
        'build/base-image builtin fail',
      ],
    );
  });

  it('links and checks nothing that does not exist, but shows how', () => {
    const { project, text } = starter([]);
    assert.ok(project.stages.every((stage) => stage.links.length + stage.checks.length === 0));
    const uncommented = text.replace(/^( *)# (?=(?:links|checks|owner|gates|python):| {2,}\S)/gm, '$1');
    const { project: shown, problems } = parse(uncommented);
    assert.deepEqual(problems, []);
    assert.ok(shown.stages.every((stage) => stage.owner === '@team' && stage.links.length > 0));
    assert.ok(shown.stages.flatMap((stage) => stage.checks).length > 5);
    assert.equal(shown.gates.length, 1);
  });

  it('takes an unknown preset for the default', () => {
    assert.equal(starter([], 'nope').project.lifecycle.preset, 'mlops');
  });

  it('bears any name and any paths', () => {
    const path = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...COOKIECUTTER));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.array(path), (name, paths) => {
        const { project, problems } = starter(paths, 'mlops', name);
        assert.deepEqual(problems, []);
        assert.equal(project.name, name.trim() === '' ? 'project' : name.trim());
      }),
      { numRuns: 100 },
    );
  });
});
