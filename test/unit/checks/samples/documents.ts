import type { CheckSample } from './sample';

const PROJECT = 'version: 1\nname: churn\nstages: { plan: { owner: "@product", links: [plan.md] } }\n';

/** Documents, and what is asked of the project as a whole. */
export const DOCUMENTS: readonly CheckSample[] = [
  {
    uses: 'document.sections',
    with: { file: 'plan.md', sections: ['Objective', 'Owner'], minWords: 1 },
    files: { 'plan.md': '# Objective\nCall them before they leave.\n# Owner\nThe product team.\n' },
    input: 'plan.md',
    // A document that lacks its sections has been read: it fails.
    exceptions: { empty: 'fail', truncated: 'fail' },
  },
  {
    uses: 'document.fields',
    with: { file: 'plan.md', required: ['owner', 'review'] },
    files: { 'plan.md': '---\nowner: "@product"\nreview: 2999-01-01\n---\n# Plan\n' },
    input: 'plan.md',
  },
  {
    uses: 'document.links',
    with: { files: 'docs/plan.md' },
    files: { 'docs/plan.md': '# Plan\n[the problem](problem.md)\n', 'docs/problem.md': '# Problem\n' },
    input: 'docs/plan.md',
    // A text without links has been read, and none of its links is dead.
    exceptions: { empty: 'pass', truncated: 'pass' },
  },
  {
    uses: 'project.owners',
    with: {},
    files: { 'ml-lifecycle.yaml': PROJECT, 'plan.md': '# Plan\n' },
    input: 'ml-lifecycle.yaml',
  },
  { uses: 'project.upstream', with: { stages: ['plan'] }, files: { 'ml-lifecycle.yaml': PROJECT } },
  {
    uses: 'project.heuristic',
    with: { baseline: ['heuristic.json'], models: 'models/*.pkl' },
    files: { 'heuristic.json': '{"auc": 0.6}\n', 'models/model.pkl': 'x' },
    needs: 'git',
  },
];
