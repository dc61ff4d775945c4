import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
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

const MARKERS = `<<<<<<< HEAD
    links: [src/train.py]
=======
    links: [src/fit.py]
>>>>>>> other
`;

/** Thirty levels of nine aliases each: 9^30 values, if they were resolved. */
const EXPLODING = Array.from({ length: 30 }, (_, level) => {
  const below = level === 0 ? 'x' : `*a${level - 1}`;
  return `a${level}: &a${level} [${Array.from({ length: 9 }, () => below).join(', ')}]\n`;
}).join('');

/** A way to break a project file, and what is said of it. */
interface Break {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly code: string;
  /** Counted from 0. */
  readonly line: number;
  /** Whether the sound part of the file is still read. */
  readonly keepsRest: boolean;
}

const typo = GOOD.replace('  train:', '  trian:');
const BREAKS: readonly Break[] = [
  { name: 'empty', content: '', code: 'empty-file', line: 0, keepsRest: false },
  { name: 'not YAML', content: 'def f(x):\n  {x\n', code: 'not-yaml', line: 2, keepsRest: false },
  {
    name: 'not text',
    content: Buffer.from([0, 1, 2, 0xff]),
    code: 'project-unreadable',
    line: 0,
    keepsRest: false,
  },
  { name: 'a list', content: '- one\n- two\n', code: 'not-a-map', line: 0, keepsRest: false },
  {
    name: 'of the wrong shape',
    content: GOOD.replace('[src/train.py]', '{ here: there }'),
    code: 'wrong-type',
    line: 8,
    keepsRest: true,
  },
  {
    name: '10 MB',
    content: `${GOOD}#${'x'.repeat(10_000_000)}\n`,
    code: 'too-large',
    line: 0,
    keepsRest: false,
  },
  {
    name: 'indented by tabs',
    content: GOOD.replace('  train:\n    links', '\ttrain:\n\t\tlinks'),
    code: 'tab-indent',
    line: 7,
    keepsRest: true,
  },
  {
    name: 'wrong behind a byte order mark',
    content: `\uFEFF${typo}`,
    code: 'unknown-stage',
    line: 7,
    keepsRest: true,
  },
  {
    name: 'wrong with CRLF',
    content: typo.replaceAll('\n', '\r\n'),
    code: 'unknown-stage',
    line: 7,
    keepsRest: true,
  },
  {
    name: 'with a key twice',
    content: `${GOOD}  plan:\n    links: [other.md]\n`,
    code: 'duplicate-key',
    line: 9,
    keepsRest: true,
  },
  {
    name: 'with anchors that explode',
    content: GOOD + EXPLODING,
    code: 'too-many-aliases',
    line: 13,
    keepsRest: true,
  },
  { name: 'with an unknown stage', content: typo, code: 'unknown-stage', line: 7, keepsRest: true },
  {
    name: 'with an unknown check',
    content: `${GOOD}    checks:\n      good: { uses: metrics.treshold }\n`,
    code: 'unknown-check',
    line: 10,
    keepsRest: true,
  },
  {
    name: 'with a path that climbs out',
    content: GOOD.replace('src/train.py', '../../outside.py'),
    code: 'path-outside',
    line: 8,
    keepsRest: true,
  },
  {
    name: 'with conflict markers',
    content: GOOD.replace('    links: [src/train.py]\n', MARKERS),
    code: 'conflict-markers',
    line: 8,
    keepsRest: true,
  },
];

describe('A broken project file', () => {
  let project: ScratchProject;
  let neighbour: ScratchProject;
  const files = {
    'ml-lifecycle.yaml': GOOD,
    'docs/plan.md': '# Plan\n',
    'src/train.py': 'print(1)\n',
  };

  before(async () => {
    project = await ScratchProject.create('broken', files);
    neighbour = await ScratchProject.create('neighbour', files);
  });
  after(async () => {
    await project.remove();
    await neighbour.remove();
  });

  const problemNodes = () => project.nodes().filter(({ subject }) => subject.kind === 'problem');

  /** Everything that a person sees of a project in the tree. */
  const seen = (of: ScratchProject): string =>
    JSON.stringify(of.nodes().map(({ label, description, icon }) => [label, description, icon]));

  async function repaired(before: string): Promise<void> {
    await project.write('ml-lifecycle.yaml', GOOD);
    await until('the tree is back', () => seen(project) === before);
    assert.deepEqual(project.diagnostics('ml-lifecycle.yaml'), []);
  }

  for (const { name, content, code, line, keepsRest } of BREAKS) {
    it(`is told of at its place, and nothing else suffers: ${name}`, async () => {
      const own = seen(project);
      const others = seen(neighbour);
      await project.write('ml-lifecycle.yaml', content);
      const diagnostic = await until(`a diagnostic ${code}`, () =>
        project.diagnostics('ml-lifecycle.yaml').find((candidate) => candidate.code === code),
      );

      assert.equal(diagnostic.range.start.line, line);
      assert.notEqual(diagnostic.message, '');
      assert.notDeepEqual(problemNodes(), []);
      assert.equal(project.node('plan', 'exists') !== undefined, keepsRest);
      assert.equal(seen(neighbour), others);
      assert.deepEqual(await project.bytes('ml-lifecycle.yaml'), Buffer.from(content));

      await repaired(own);
    });
  }

  it('takes its project with it when it is deleted, and brings it back', async () => {
    const own = seen(project);
    const others = seen(neighbour);
    await rm(project.path('ml-lifecycle.yaml'));
    await until('the project is gone', () => project.snapshot === undefined);
    assert.deepEqual(project.nodes(), []);
    assert.deepEqual(project.diagnostics('ml-lifecycle.yaml'), []);
    assert.equal(seen(neighbour), others);
    await repaired(own);
  });

  it('opens at the problem from the tree, also when the text is not there any more', async () => {
    const own = seen(project);
    await project.write('ml-lifecycle.yaml', `${GOOD}nonsense: 1\n`);
    const node = await until('a problem', () => problemNodes()[0]);
    await vscode.commands.executeCommand('mlLifecycle.openNode', node.id);
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, 9);
    await repaired(own);
  });
});
