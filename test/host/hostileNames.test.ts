import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const IMAGE = '<img src=x onerror=alert(1)>.md';
const SHELL = '$(touch hacked).csv';
const MARKDOWN = '[go](command:workbench.action.closeWindow) $(trash) **x** `y` <b>z</b>';
/** Colours, a new window title, and a line that pretends to be another's. */
const ESCAPES = '\u001b[31mred\u001b]0;title\u0007\r\n✓ everything passes\u202e';

const PROJECT = `version: 1
name: ${JSON.stringify(MARKDOWN)}
lifecycle:
  extends: mlops
  stages:
    plan: { title: ${JSON.stringify(MARKDOWN)} }
stages:
  plan:
    owner: ${JSON.stringify(MARKDOWN)}
    links: ['docs/*', 'data/*']
    checks:
      hostile:
        run: '"${process.execPath}" report.cjs'
        results: { json: out.json }
      rows: { uses: data.rows, with: { file: '${SHELL.replace('$', 'data/$')}', min: 1 } }
`;

const RESULTS = {
  verdict: 'fail',
  summary: ESCAPES,
  findings: [
    { severity: 'fail', message: MARKDOWN, path: `docs/${IMAGE}` },
    { severity: 'fail', message: ESCAPES, path: 'docs/\u001b[2Jx.md' },
    { severity: 'fail', message: 'outside', path: '../../../etc/passwd' },
  ],
};

/** What Markdown and the editor's labels would make something of. */
const ACTIVE = /(?<!\\)(?:\]\(|\$\(|<[a-z]|`|\*\*x)/;
/** What a terminal, or a line of a list, would make something of; `\n` parts the paragraphs of a tooltip. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

describe('Hostile names and words', () => {
  let project: ScratchProject;

  before(async () => {
    project = await ScratchProject.create('hostile', {
      'ml-lifecycle.yaml': PROJECT,
      [`docs/${IMAGE}`]: '# Plan\n',
      [`data/${SHELL}`]: 'a,b\n1,2\n',
      'report.cjs': `require('node:fs').writeFileSync('out.json', ${JSON.stringify(JSON.stringify(RESULTS))});
process.stdout.write(${JSON.stringify(ESCAPES)});
`,
    });
    await project.run('plan', 'hostile');
    await until('the check fails', () => project.check('plan', 'hostile')?.health === 'fail');
  });
  after(() => project.remove());

  it('are shown in the tree as they are, in one line', () => {
    assert.deepEqual(project.snapshot?.problems, []);
    const plan = project.node('plan');
    assert.equal(plan?.label, MARKDOWN);
    const labels = plan.children.map(({ label }) => label);
    assert.ok(labels.includes(IMAGE), labels.join('; '));
    assert.ok(labels.includes(SHELL), labels.join('; '));
    for (const { label, description, accessibleName } of project.nodes()) {
      assert.doesNotMatch(`${label}${description}${accessibleName}`, CONTROLS);
    }
  });

  it('become neither links nor icons nor elements in tooltips', () => {
    const tooltips = project
      .nodes()
      .map(({ tooltip }) => tooltip().replaceAll(/^\*\*.*\*\*/gm, (bold) => bold.slice(2, -2)));
    assert.ok(tooltips.some((tooltip) => tooltip.includes('workbench')));
    for (const tooltip of tooltips) {
      assert.doesNotMatch(tooltip, ACTIVE);
      assert.doesNotMatch(tooltip.replaceAll('\n', ''), CONTROLS);
    }
  });

  it('become no icons in the status bar', async () => {
    await vscode.window.showTextDocument(project.uri(`docs/${IMAGE}`));
    const text = await until('the stage of the file', () => {
      const { file } = project.api.statusBar();
      return file?.includes('workbench') && file;
    });
    assert.doesNotMatch(text.replace(/^\$\([a-z-]+\) /, ''), /\$\(/);
    assert.doesNotMatch(text, CONTROLS);
  });

  it('are at home in the Problems panel, and none leads out of the project', () => {
    const [diagnostic] = project.diagnostics(`docs/${IMAGE}`);
    assert.equal(diagnostic?.message, MARKDOWN);
    const everywhere = vscode.languages
      .getDiagnostics()
      .filter(([, found]) => found.some(({ source }) => source === 'ML Lifecycle'))
      .map(([uri]) => uri.fsPath);
    assert.ok(!everywhere.some((file) => file.includes('passwd')), everywhere.join('\n'));
  });

  it('are no part of a command', async () => {
    await project.run('plan', 'rows');
    await until('the check passes', () => project.check('plan', 'rows')?.health === 'pass');
    assert.equal(existsSync(project.path('hacked')), false);
  });
});
