import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { quickFixes } from './support/quickFixes';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const GOOD = `version: 1
name: scratch
stages:
  plan:
    links: [docs/plan.md]
    checks:
      exists: { run: node --version }
  train:
    links: [src/train.py]
`;

describe('The project file', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('file', {
      'ml-lifecycle.yaml': GOOD,
      'docs/plan.md': '# Plan\n',
      'src/train.py': 'print(1)\n',
      'src/extra.py': 'print(2)\n',
    });
  });
  afterEach(() => project.remove());

  it('is followed when something else changes it on disk', async () => {
    await project.write('ml-lifecycle.yaml', `${GOOD}    checks:\n      second: { run: node --version }\n`);
    await until('the new check is in the tree', () => project.node('train', 'second'));
  });

  it('shows a problem as a node and a diagnostic, beside all that is right', async () => {
    await project.write('ml-lifecycle.yaml', GOOD.replace('  train:', '  trian:'));
    const node = await until('a problem node', () =>
      project.nodes().find(({ subject }) => subject.kind === 'problem'),
    );
    const [diagnostic] = await until('a diagnostic', () => {
      const found = project.diagnostics('ml-lifecycle.yaml');
      return found.length > 0 && found;
    });
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(diagnostic.range.start.line, 7);
    assert.ok(project.node('plan', 'exists'));

    await vscode.commands.executeCommand('mlLifecycle.openNode', node.id);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, project.path('ml-lifecycle.yaml'));
    assert.equal(editor.selection.start.line, 7);

    await project.write('ml-lifecycle.yaml', GOOD);
    await until('the problem is gone', () => project.diagnostics('ml-lifecycle.yaml').length === 0);
    assert.ok(!project.nodes().some(({ subject }) => subject.kind === 'problem'));
  });

  it('is mended by the quick fix of a problem', async () => {
    await project.write('ml-lifecycle.yaml', GOOD.replace('  train:', '  trian:'));
    const uri = project.uri('ml-lifecycle.yaml');
    const [diagnostic] = await until('a diagnostic', () => {
      const found = project.diagnostics('ml-lifecycle.yaml');
      return found.length > 0 && found;
    });
    assert.ok(diagnostic);
    await vscode.window.showTextDocument(uri);
    const actions = await quickFixes(uri, diagnostic.range);
    const fix = actions.find(({ edit, title }) => edit !== undefined && title.includes('train'));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    await vscode.workspace.save(uri);
    await until('the problem is gone', () => project.diagnostics('ml-lifecycle.yaml').length === 0);
    assert.equal(await project.read('ml-lifecycle.yaml'), GOOD);
  });

  it('is edited to link a file, saved, and can be undone', async () => {
    const uri = project.uri('ml-lifecycle.yaml');
    await vscode.commands.executeCommand('mlLifecycle.linkFile', project.uri('src/extra.py'), 'train');
    await until('the link is in the tree', () =>
      project.node('train')?.children.some(({ label }) => label === 'extra.py'),
    );
    assert.match(await project.read('ml-lifecycle.yaml'), /src\/extra\.py/);

    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.save(uri);
    assert.equal(await project.read('ml-lifecycle.yaml'), GOOD);
    await until('the link is gone', () =>
      project.node('train')?.children.every(({ label }) => label !== 'extra.py'),
    );
  });

  it('stays unsaved when it was so before a link is added', async () => {
    const uri = project.uri('ml-lifecycle.yaml');
    const { document } = await vscode.window.showTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '# mine\n');
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('mlLifecycle.linkFile', project.uri('src/extra.py'), 'train');
    await until('the link is in the text', () => document.getText().includes('src/extra.py'));
    assert.ok(document.getText().startsWith('# mine\n'));
    assert.equal(document.isDirty, true);
    assert.equal(await project.read('ml-lifecycle.yaml'), GOOD);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
