import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The test editor', () => {
  it('opens one workspace folder', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });

  it('has the extension from this repository', () => {
    assert.ok(vscode.extensions.getExtension('ml-lifecycle.ml-lifecycle'));
  });
});
