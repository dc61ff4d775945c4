import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  collect:
    checks:
      sources: { uses: document.sections, with: { file: collect.md, sections: [Sources] } }
`;

describe('Create Report', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('report', {
      'ml-lifecycle.yaml': PROJECT,
      'collect.md': '# Sources\n',
    });
  });
  afterEach(() => project.remove());

  const create = () => vscode.commands.executeCommand('mlLifecycle.createReport', project.root);

  it('asks whom it is for and how it is written, offers a file in the project, and writes it there', async () => {
    const offered = await savingAs(
      () => project.uri('reports/lifecycle-stakeholder.html'),
      async () => {
        const asked = await answering(['Report for stakeholders', 'HTML page'], create);
        assert.deepEqual(
          asked.map(({ title }) => title),
          ['Create Report', 'Create Report'],
        );
      },
    );
    assert.equal(offered?.defaultUri?.fsPath, project.path('reports/lifecycle-stakeholder.html'));
    const text = await project.read('reports/lifecycle-stakeholder.html');
    assert.match(text, /^<!doctype html>\n<html lang="en">/);
    assert.match(text, /<h1>scratch<\/h1><p>Report for stakeholders<\/p>/);
  });

  it('leads from Markdown to the files of the project, and shows how it reads', async () => {
    await project.write('ml-lifecycle.yaml', `${PROJECT}surprise: 1\n`);
    await until('the problem is known', () => project.snapshot?.problems.length === 1);
    await savingAs(
      () => project.uri('notes/now.md'),
      () => answering(['Report for the team', 'Markdown'], create),
    );
    assert.match(await project.read('notes/now.md'), /\]\(\.\.\/ml-lifecycle\.yaml#L7\)/);
    await until('the preview is open', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('now.md'))),
    );
  });

  it('writes nothing where a question is closed', async () => {
    await answering([undefined], create);
    await savingAs(
      () => undefined,
      () => answering(['Report for reviewers', 'Markdown'], create),
    );
    await assert.rejects(project.read('reports/lifecycle-reviewer.md'));
  });
});

/** Answers the dialog that asks for a file in the user's place while `act` runs; returns what it was given last. */
async function savingAs(
  answer: () => vscode.Uri | undefined,
  act: () => Thenable<unknown>,
): Promise<vscode.SaveDialogOptions | undefined> {
  const window = vscode.window as unknown as Record<string, unknown>;
  const before = window['showSaveDialog'];
  let given: vscode.SaveDialogOptions | undefined;
  window['showSaveDialog'] = (options?: vscode.SaveDialogOptions) => {
    given = options;
    return Promise.resolve(answer());
  };
  try {
    await act();
  } finally {
    window['showSaveDialog'] = before;
  }
  return given;
}
