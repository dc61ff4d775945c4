import type { HarmlessEdit } from '../edit';

function edits(family: string, cases: readonly Omit<HarmlessEdit, 'family'>[]): readonly HarmlessEdit[] {
  return cases.map((one) => ({ family, ...one }));
}

export const OPERATIONS: readonly HarmlessEdit[] = [
  ...edits('deploy', [
    {
      name: 'comments in the Dockerfile',
      apply: (project) =>
        project.replace('Dockerfile', 'WORKDIR', '# FROM python:latest would move\nWORKDIR'),
    },
    {
      name: 'a helper stage without a digest',
      apply: (project) =>
        project.change('Dockerfile', (text) => `FROM node:22 AS docs\nRUN make docs\n\n${text}`),
    },
    {
      name: 'root in a stage that is not the image',
      apply: (project) => project.replace('Dockerfile', 'RUN pip', 'USER root\nRUN pip'),
    },
    {
      name: 'a manifest with its keys in another order',
      apply: (project) =>
        project.replace(
          'deploy/churn.yaml',
          'apiVersion: apps/v1\nkind: Deployment\n',
          'kind: Deployment\napiVersion: apps/v1\n',
        ),
    },
    {
      name: 'more replicas',
      apply: (project) => project.replace('deploy/churn.yaml', 'replicas: 2', 'replicas: 5'),
    },
    {
      name: 'a released version',
      apply: (project) => project.replace('deploy/churn.yaml', ':1.2.0', ':1.2.1'),
    },
    {
      name: 'a step more',
      apply: (project) =>
        project.replace(
          'deploy/rollout.yaml',
          '  - percent: 10\n',
          '  - percent: 5\n    pause: 1h\n    abort: ["error_rate > 0.01"]\n  - percent: 10\n',
        ),
    },
    {
      name: 'Compose in flow style',
      apply: (project) =>
        project.replace('compose.yaml', '      interval: 10s\n', '      interval: 15s\n      retries: 3\n'),
    },
  ]),
  ...edits('ops', [
    { name: 'a stricter objective', apply: (project) => project.replace('ops/slo.yaml', '99.5', '99.9') },
    {
      name: 'objectives as shares',
      apply: (project) =>
        project.change('ops/slo.yaml', (text) =>
          text.replace('99.5', '0.995').replace('objective: 99\n', 'objective: 0.99\n'),
        ),
    },
    {
      name: 'a rule more',
      apply: (project) =>
        project.change(
          'ops/alerts.yaml',
          (text) =>
            `${text}      - record: churn:requests:rate5m\n        expr: rate(http_requests_total{app="churn"}[5m])\n`,
        ),
    },
    {
      name: 'the runbook reworded',
      apply: (project) =>
        project.replace(
          'docs/runbook.md',
          'the phone is handed over on Mondays',
          'the phone is handed over every Monday at nine',
        ),
    },
    {
      name: 'headings one level deeper, in capitals',
      apply: (project) => project.replace('docs/runbook.md', '## On call', '### ON-CALL'),
    },
  ]),
];

export const DOCUMENTS: readonly HarmlessEdit[] = [
  ...edits('document', [
    {
      name: 'the plan reworded',
      apply: (project) =>
        project.replace('docs/plan.md', 'fewer than four of a hundred', 'less than four percent'),
    },
    {
      name: 'fields in another order',
      apply: (project) =>
        project.replace(
          'docs/plan.md',
          'owner: "@product"\napproved_by: Noor Haddad\n',
          "approved_by: Noor Haddad\nowner: '@product'\n",
        ),
    },
    {
      name: 'the word to do in a sentence',
      apply: (project) =>
        project.replace(
          'docs/problem.md',
          'a needless call costs',
          'there is nothing to do about it; a needless call costs',
        ),
    },
    {
      name: 'a link to the web',
      apply: (project) =>
        project.change(
          'docs/plan.md',
          (text) =>
            `${text}\nSee <https://example.org> and [rules](https://developers.google.com/machine-learning/guides/rules-of-ml).\n`,
        ),
    },
    {
      name: 'a numbered heading',
      apply: (project) => project.replace('docs/problem.md', '## Cost of mistakes', '## 2. Cost of mistakes'),
    },
    {
      name: 'a path in code',
      apply: (project) =>
        project.change('docs/plan.md', (text) => `${text}\nRun \`make [all](nowhere.md)\`.\n`),
    },
    {
      name: 'line ends of Windows',
      apply: (project) => project.change('docs/problem.md', (text) => text.replaceAll('\n', '\r\n')),
    },
  ]),
  ...edits('project', [
    {
      name: 'comments in the project file',
      apply: (project) =>
        project.change('ml-lifecycle.yaml', (text) => `# Ask the team before changing limits\n${text}`),
    },
    {
      name: 'another owner',
      apply: (project) => project.replace('ml-lifecycle.yaml', '"@data"', '"@warehouse"'),
    },
  ]),
];
