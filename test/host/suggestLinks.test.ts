import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, AS_OFFERED } from './support/answers';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch # mine
stages:
  train:
    links: [src/fit.py]
`;
const DVC = `stages:
  clean:
    cmd: python src/clean.py
    deps: [data/raw.csv]
    outs: ['clean/\${item}.csv']
  train:
    cmd: python src/fit.py
    outs: [models]
`;

describe('What is declared already', () => {
  let project: ScratchProject;

  before(async () => {
    project = await ScratchProject.create('suggestions', {
      'ml-lifecycle.yaml': PROJECT,
      'dvc.yaml': DVC,
      'src/clean.py': '',
      'src/fit.py': '',
      'data/raw.csv': 'a\n1\n',
      'clean/a.csv': 'a\n1\n',
      'models/m.pkl': '',
    });
  });
  after(() => project.remove());
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await project.writeSeen('ml-lifecycle.yaml', PROJECT);
    await until('the project as it was', () => stagesOf('src/clean.py').length === 0);
  });

  const stagesOf = (file: string): readonly string[] =>
    (project.snapshot?.stages ?? [])
      .filter(({ artifacts }) => artifacts.some((link) => link.path === file))
      .map(({ id }) => id);
  const suggest = (answer: RegExp | typeof AS_OFFERED | undefined) =>
    answering([answer], () => vscode.commands.executeCommand('mlLifecycle.suggestLinks', project.root));

  it('is shown under its source, without what is linked', async () => {
    const [asked] = await suggest(undefined);
    assert.equal(asked?.title, 'Link What Is Declared');
    assert.deepEqual(asked.lines, [
      'dvc.yaml',
      'data/raw.csv | Collect · dvc.yaml:2 | read by the DVC stage "clean" and written by none',
      'clean/*.csv | Curate · dvc.yaml:2 | written by the DVC stage "clean"',
      'src/clean.py | Curate · dvc.yaml:2 | run by the DVC stage "clean"',
      'models | Train · dvc.yaml:6 | written by the DVC stage "train"',
    ]);
    assert.equal(await project.read('ml-lifecycle.yaml'), PROJECT);
  });

  it('is not chosen beforehand where another stage has it already', async () => {
    await project.writeSeen('ml-lifecycle.yaml', `${PROJECT}  explore:\n    links: [src/clean.py]\n`);
    await until('linked elsewhere', () => stagesOf('src/clean.py').length === 1);
    const [asked] = await suggest(AS_OFFERED);
    assert.ok(
      asked?.lines.includes(
        'src/clean.py | Curate · dvc.yaml:2 · already in Explore | run by the DVC stage "clean"',
      ),
      asked?.lines.join('\n'),
    );
    await until('the others are linked', () => stagesOf('clean/a.csv').length === 1);
    await until('all stages are written', () => stagesOf('models').length === 1);
    assert.deepEqual(stagesOf('src/clean.py'), ['explore']);
  });

  it('is linked as chosen, by one edit for each stage', async () => {
    await suggest(/Curate|Train/);
    await until(
      'linked',
      () => stagesOf('src/clean.py').includes('curate') && stagesOf('models').length === 1,
    );
    assert.deepEqual(stagesOf('clean/a.csv'), ['curate'], 'a glob stays a glob');
    assert.deepEqual(stagesOf('data/raw.csv'), [], 'what was not chosen is not linked');
    assert.match(await project.read('ml-lifecycle.yaml'), /links: \[src\/fit\.py, models\]/);
    const editor = await vscode.window.showTextDocument(project.uri('ml-lifecycle.yaml'));
    await vscode.commands.executeCommand('undo');
    assert.match(editor.document.getText(), /links: \[src\/fit\.py\]/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), PROJECT);
    await editor.document.save();
  });
});
