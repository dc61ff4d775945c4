import assert from 'node:assert/strict';
import type { ProjectSnapshot } from '../../../src/core/snapshot/snapshot';
import { render, say, type Message } from '../../../src/core/text/message';
import { DraftMemory } from '../../../src/editor/tree/draftMemory';
import { lifecycleNodes } from '../../../src/editor/tree/lifecycleNodes';
import { outlineNodes } from '../../../src/editor/tree/outlineNodes';
import { contextValue, type LifecycleNode } from '../../../src/editor/tree/nodes';
import type { RunningWork } from '../../../src/protocol/board';
import { failingCheck, line, link, sampleCheck, sampleProject, sampleStage } from './sampleProject';

const ROOT = '/projects/churn';

function nodesOf(projects: readonly ProjectSnapshot[], running: readonly RunningWork[] = []) {
  return lifecycleNodes({ projects, running }, render);
}

function drawn(nodes: readonly LifecycleNode[], indent = ''): string {
  return nodes
    .map((node) => {
      const description = node.description === '' ? '' : ` — ${node.description}`;
      return `${indent}[${node.icon.name}] ${node.label}${description} {${contextValue(node)}}\n${drawn(node.children, `${indent}  `)}`;
    })
    .join('');
}

function flat(nodes: readonly LifecycleNode[]): readonly LifecycleNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

const ragged = sampleProject([
  sampleStage('curate', 'data', {
    checks: [
      sampleCheck('curate', 'rows'),
      sampleCheck('curate', 'labels', {
        health: 'stale',
        freshness: 'stale',
        causes: [
          { kind: 'changed', path: 'data/raw.csv', was: 'a'.repeat(40), is: 'b'.repeat(40) },
          { kind: 'definition' },
        ],
      }),
    ],
    artifacts: [link('curate', 'data/raw.csv', { kind: 'data' })],
  }),
  sampleStage('train', 'ml', {
    owner: '@ml-team',
    checks: [
      failingCheck('train', 'beats-heuristic', [
        {
          severity: 'fail',
          message: say('AUC {0} is below {1}', 0.78, 0.8),
          path: 'reports/metrics.json',
          range: line(2),
        },
        { severity: 'info', message: say('No place') },
      ]),
      sampleCheck('train', 'unit-tests', { verdict: 'not-run', health: 'not-run', summary: undefined! }),
    ],
    artifacts: [
      link('train', 'notebooks/03-train.ipynb', { kind: 'notebook', origin: 'cell', cell: 4 }),
      link('train', 'params.yaml', { kind: 'config' }),
    ],
  }),
  sampleStage('explore', 'ml'),
  sampleStage('deploy', 'ops', { cutOff: true, checks: [sampleCheck('deploy', 'manifest')] }),
]);

describe('The lifecycle tree', () => {
  it('shows wheels, stages, checks, findings and artifacts with their health', () => {
    assert.equal(
      drawn(nodesOf([ragged])),
      `\
[history] DATA — at Curate · 1/2 checks · 1 stale {wheel}
  [history] Curate — focus · 1/2 checks · 1 stale {stage runnable openable returnable}
    [pass] rows — 569 rows {check runnable openable}
    [history] labels — stale · data/raw.csv changed (aaaaaaa → bbbbbbb) · 1 more {check runnable openable verifiable waivable comparable}
    [database] raw.csv — data {artifact}
[error] ML — at Train · 0/2 checks · 1 failing · 1 not run {wheel}
  [error] Train — focus · 0/2 checks · 1 failing · 1 not run {stage runnable openable returnable}
    [error] beats-heuristic — failing · 1 finding {check runnable openable waivable}
      [error] AUC 0.78 is below 0.8 — reports/metrics.json:3 {finding}
      [info] No place {finding}
    [circle-outline] unit-tests — not run {check runnable openable waivable}
    [notebook] 03-train.ipynb — cell 5 · notebooks {artifact}
    [gear] params.yaml {artifact}
  [dash] Explore — no checks {stage openable returnable}
[pass] OPS — at Deploy · 1/1 check {wheel}
  [pass] Deploy — focus · not opened yet {stage openable}
    [pass] manifest — 569 rows {check runnable openable}
`,
    );
  });

  it('shows wheels, stages and what is linked while files are read, at the places that they keep', () => {
    const outline = { ...ragged, wheels: ragged.wheels, stages: ragged.stages };
    const making = {
      hidden: { isHidden: (_root: string, path: string) => path === 'params.yaml' },
      text: render,
      memory: new DraftMemory(),
    };
    const nodes = outlineNodes([outline], making);
    assert.equal(
      drawn(nodes),
      `\
[loading~spin] DATA — reading… {wheel}
  [ellipsis] Curate {stage}
    [database] raw.csv — data {artifact}
[loading~spin] ML — reading… {wheel}
  [ellipsis] Train {stage}
    [notebook] 03-train.ipynb — cell 5 · notebooks {artifact}
    [ellipsis] 1 hidden by files.exclude {more}
  [ellipsis] Explore {stage}
[loading~spin] OPS — reading… {wheel}
  [ellipsis] Deploy {stage}
`,
    );
    const ids = new Set(flat(nodesOf([ragged])).map(({ id }) => id));
    const outlined = flat(nodes).filter(({ subject }) => subject.kind !== 'more');
    assert.deepEqual(
      outlined.filter(({ id }) => !ids.has(id)),
      [],
    );
    assert.equal(outlined[1]?.accessibleName, 'Curate, stage, reading…');
    const several = outlineNodes([outline, { ...outline, root: '/projects/fraud', name: 'fraud' }], making);
    assert.deepEqual(
      several.map(({ label, description }) => `${label} ${description}`),
      ['churn reading…', 'fraud reading…'],
    );
  });

  it('names each project only where there are several', () => {
    const stages = [sampleStage('plan', 'dev')];
    const other = sampleProject(stages, { root: '/projects/fraud', name: 'fraud' });
    assert.equal(
      drawn(nodesOf([sampleProject(stages), other])),
      `\
[dash] churn — no checks {project runnable openable}
  [dash] DEV — at Plan · no checks {wheel}
    [dash] Plan — focus · no checks {stage openable}
[dash] fraud — no checks {project runnable openable}
  [dash] DEV — at Plan · no checks {wheel}
    [dash] Plan — focus · no checks {stage openable}
`,
    );
  });

  it('shows problems of the project file above everything else, with what is still understood below', () => {
    const problem = {
      code: 'unknown-stage',
      severity: 'error',
      path: 'ml-lifecycle.yaml',
      range: line(11),
      message: say('There is no stage “{0}”.', 'trian'),
      next: say('Name one of the lifecycle’s stages.'),
      suggestion: 'train',
    } as const;
    const nodes = nodesOf([sampleProject([sampleStage('plan', 'dev')], { problems: [problem] })]);
    assert.equal(
      drawn(nodes),
      `\
[error] There is no stage “trian”. — ml-lifecycle.yaml:12 {problem}
[dash] DEV — at Plan · no checks {wheel}
  [dash] Plan — focus · no checks {stage openable}
`,
    );
    assert.deepEqual(nodes[0]?.subject, {
      kind: 'problem',
      root: ROOT,
      place: { path: 'ml-lifecycle.yaml', range: line(11) },
    });
  });

  it('says once in the tooltip of a problem what was probably meant', () => {
    const meant = (next: Message): number => {
      const base = { code: 'unknown-stage', severity: 'error', path: 'a.py', suggestion: 'train' } as const;
      const problem = { ...base, message: say('There is no stage “{0}”.', 'trian'), next };
      const [node] = nodesOf([sampleProject([], { problems: [problem] })]);
      return node?.tooltip().match(/Did you mean/g)?.length ?? 0;
    };
    assert.equal(meant(say('Did you mean "{0}"?', 'train')), 1);
    assert.equal(meant(say('Name one of the lifecycle’s stages.')), 1);
  });

  it('turns the icon of what is being run, and of nothing else', () => {
    const spinning = (running: RunningWork): readonly string[] =>
      flat(nodesOf([ragged], [running]))
        .filter((node) => node.icon.name === 'loading~spin')
        .map((node) => node.label);
    assert.deepEqual(spinning({ root: ROOT, stage: 'train', check: 'unit-tests' }), ['unit-tests']);
    assert.deepEqual(spinning({ root: ROOT, stage: 'train' }), ['Train']);
    assert.deepEqual(spinning({ root: ROOT }), ['DATA', 'ML', 'OPS']);
    assert.deepEqual(spinning({ root: '/elsewhere' }), []);
  });

  it('offers to stop what is being run instead of running it again', () => {
    const running = { root: ROOT, stage: 'train', check: 'unit-tests' };
    const node = flat(nodesOf([ragged], [running])).find(({ label }) => label === 'unit-tests');
    assert.equal(node && contextValue(node), 'check running openable waivable');
  });

  it('gives every node an id of its own, also for the same name twice', () => {
    const twice = sampleCheck('train', 'same');
    const nodes = flat(nodesOf([sampleProject([sampleStage('train', 'ml', { checks: [twice, twice] })])]));
    assert.equal(new Set(nodes.map((node) => node.id)).size, nodes.length);
  });

  it('keeps ids when health changes', () => {
    const ids = (project: ProjectSnapshot) => flat(nodesOf([project])).map((node) => node.id);
    const stages = (health: 'pass' | 'warn') => [
      sampleStage('train', 'ml', { checks: [sampleCheck('train', 'a', { health })] }),
    ];
    assert.deepEqual(ids(sampleProject(stages('pass'))), ids(sampleProject(stages('warn'))));
  });

  it('leaves out the end of long lists and says how much', () => {
    const artifacts = Array.from({ length: 1000 }, (_, index) => link('train', `src/${index}.py`));
    const nodes = nodesOf([sampleProject([sampleStage('train', 'ml', { artifacts })])]);
    const children = nodes[0]?.children[0]?.children ?? [];
    assert.equal(children.length, 101);
    assert.equal(children.at(-1)?.label, '900 more…');
  });

  it('tells a newcomer what a stage is for', () => {
    const stage = flat(nodesOf([ragged])).find(({ label }) => label === 'Train');
    assert.equal(
      stage?.tooltip(),
      '**Train**\n\n0\\/2 checks · 1 failing · 1 not run\n\nOwner\\: \\@ml\\-team\n\nFit several models\\.\n\n' +
        '**Done when**\n\n- Runs are reproducible\\.',
    );
  });

  it('shows hostile names as the characters they are', () => {
    const hostile = 'x\n[click](command:rm) <img src=x> $(trash) \u202egnp.exe';
    const check = failingCheck('train', hostile, [
      { severity: 'fail', message: say('{0}', hostile), path: '../../etc/passwd' },
    ]);
    const [node] = flat(nodesOf([sampleProject([sampleStage('train', 'ml', { checks: [check] })])])).filter(
      ({ subject }) => subject.kind === 'check',
    );
    assert.equal(node?.label, 'x [click](command:rm) <img src=x> $(trash) gnp.exe');
    assert.ok(node.tooltip().startsWith('**x \\[click\\]\\(command\\:rm\\) &lt;img src=x\\> \\$\\(trash\\)'));
  });

  it('has a name for screen readers on every node, with what the icon says', () => {
    const nodes = flat(nodesOf([ragged]));
    assert.ok(nodes.every((node) => node.accessibleName !== ''));
    const check = nodes.find(({ label }) => label === 'rows');
    assert.equal(check?.accessibleName, 'rows, check, passing, 569 rows');
  });
});

describe('What people decided, in the tree', () => {
  const projectWith = (stage: Parameters<typeof sampleStage>[2]) =>
    sampleProject([sampleStage('curate', 'data'), sampleStage('train', 'ml', stage)]);
  const nodeOf = (label: string, project: ProjectSnapshot) => {
    const node = flat(nodesOf([project])).find((candidate) => candidate.label === label);
    assert.ok(node);
    return node;
  };
  const checkNode = (more: Parameters<typeof sampleCheck>[2]) =>
    nodeOf('auc', projectWith({ checks: [sampleCheck('train', 'auc', more)] }));
  const who = { by: 'Ada', time: '2026-01-01T00:00:00.000Z', reason: 'Known `bug`.' };
  const waiver = { ...who, until: '2026-12-01', expired: false };

  it('shows until when and why a check is waived, and in the tooltip by whom', () => {
    const node = checkNode({ verdict: 'fail', health: 'waived', waiver });
    assert.equal(node.description, 'waived until 2026-12-01 · Known `bug`.');
    assert.equal(node.accessibleName, 'auc, check, waived until 2026-12-01 · Known `bug`.');
    assert.equal(contextValue(node), 'check runnable openable waived');
    assert.match(node.tooltip(), /^waived by Ada until 2026\\-12\\-01\\: Known \\`bug\\`\\\.$/m);
  });

  it('says in the tooltip that a waiver has ended', () => {
    const node = checkNode({ verdict: 'fail', health: 'fail', waiver: { ...waiver, expired: true } });
    assert.match(node.description, /^failing/);
    assert.equal(contextValue(node), 'check runnable openable waivable waived');
    assert.match(node.tooltip(), /^waiver by Ada ended on 2026/m);
  });

  it('shows who verified a check, and in the tooltip why and what changed since', () => {
    const node = checkNode({ verified: who, causes: [{ kind: 'removed', path: 'data/raw.csv' }] });
    assert.equal(node.description, 'verified by Ada · Known `bug`.');
    assert.match(node.tooltip(), /verified by Ada although data\\\/raw\\\.csv was removed/);
    assert.match(node.tooltip(), /\*\*Changed since\*\*\n\n- data\\\/raw\\\.csv was removed/);
    assert.doesNotMatch(node.tooltip(), /Stale because/);
  });

  it('says of a stage that one it builds on is stale, and in the tooltip by which file', () => {
    const upstream = [{ stage: 'curate', path: 'data/clean.csv' }];
    const node = nodeOf('Train', projectWith({ upstream }));
    assert.equal(node.description, 'focus · no checks · upstream stale: Curate');
    assert.match(node.tooltip(), /Curate is stale, which data\\\/clean\\\.csv comes from/);
  });

  it('says where a wheel stands, since when, by whom and why', () => {
    const since = { ...who, id: '1', kind: 'return', wheel: 'ml', from: 'curate', to: 'train' } as const;
    const project = projectWith({});
    const wheels = project.wheels.map((wheel) => (wheel.id === 'ml' ? { ...wheel, since } : wheel));
    const node = nodeOf('ML', { ...project, wheels });
    assert.equal(node.accessibleName, 'ML, wheel, at Train · no checks');
    assert.match(node.tooltip(), /It stands at Train since 2026\\-01\\-01, by Ada\\\.\n\nReason\\: Known/);
    assert.match(nodeOf('DATA', project).tooltip(), /It stands at Curate, its beginning/);
    assert.equal(nodeOf('Train', project).accessibleName, 'Train, stage, focus · no checks');
  });

  it('is one line of words, whatever was written', () => {
    const hostile = { ...waiver, by: 'A\u202e\n[x](command:y)', reason: '$(bug)\u001b[31m\n<img src=x>' };
    const node = checkNode({ verdict: 'fail', health: 'waived', waiver: hostile });
    assert.equal(node.description, 'waived until 2026-12-01 · $(bug) <img src=x>');
    assert.doesNotMatch(node.tooltip().replaceAll('\n', ''), /(^|[^\\])\[x\]\(|<img|\u202e|\p{Cc}/u);
  });
});

describe('Artifacts that the window hides', () => {
  it('are left out of the tree, which says how many', () => {
    const stage = sampleStage('train', 'ml', {
      artifacts: [link('train', 'src/a.py'), link('train', 'src/b.py'), link('train', 'build/c.py')],
    });
    const hidden = { isHidden: (root: string, path: string) => root === ROOT && path.startsWith('src/') };
    const nodes = flat(lifecycleNodes({ projects: [sampleProject([stage])], running: [], hidden }, render));
    const below = nodes.filter(({ subject }) => subject.kind === 'artifact' || subject.kind === 'more');
    assert.deepEqual(
      below.map(({ label }) => label),
      ['c.py', '2 hidden by files.exclude'],
    );
  });

  it('make room for others when others are hidden, though as many', () => {
    const stage = sampleStage('train', 'ml', { artifacts: [link('train', 'a.py'), link('train', 'b.py')] });
    const [memory, projects] = [new DraftMemory(), [sampleProject([stage])]];
    const shownWithout = (file: string) =>
      flat(
        lifecycleNodes(
          { projects, running: [], hidden: { isHidden: (_, path) => path === file } },
          render,
          memory,
        ),
      )
        .filter(({ subject }) => subject.kind === 'artifact')
        .map(({ label }) => label);
    assert.deepEqual(shownWithout('a.py'), ['b.py']);
    assert.deepEqual(shownWithout('b.py'), ['a.py']);
  });
});
