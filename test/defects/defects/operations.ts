import type { Defect } from '../edit';

const COMPOSE = 'compose.yaml';
const MANIFEST = 'deploy/churn.yaml';
const ROLLOUT = 'deploy/rollout.yaml';
const SLO = 'ops/slo.yaml';
const ALERTS = 'ops/alerts.yaml';
const RUNBOOK = 'docs/runbook.md';

function defects(
  family: string,
  check: string,
  cases: readonly Omit<Defect, 'family' | 'check'>[],
): readonly Defect[] {
  return cases.map((one) => ({ family, check, ...one }));
}

export const DEPLOY: readonly Defect[] = [
  ...defects('deploy', 'build/base-image', [
    {
      name: 'the base became latest',
      mentions: 'python:latest',
      apply: (project) =>
        project.change('Dockerfile', (text) =>
          text.replaceAll(/python:3\.11\.9-slim@sha256:\w+/g, 'python:latest'),
        ),
    },
    {
      name: 'the digest of the last stage is gone',
      mentions: 'digest',
      apply: (project) => project.change('Dockerfile', (text) => text.replace(/@sha256:\w+$/m, '')),
    },
    {
      name: 'the user is gone',
      mentions: 'root',
      apply: (project) => project.replace('Dockerfile', 'USER 10001\n', ''),
    },
    {
      name: 'root again for one more package',
      mentions: 'root',
      apply: (project) => project.replace('Dockerfile', 'CMD', 'USER root\nRUN apt-get install -y curl\nCMD'),
    },
    {
      name: 'the Dockerfile is a merge that nobody finished',
      verdict: 'error',
      apply: (project) => project.write('Dockerfile', ''),
    },
  ]),
  ...defects('deploy', 'deploy/compose', [
    {
      name: 'the image became latest',
      mentions: 'latest',
      apply: (project) => project.replace(COMPOSE, ':1.2.0', ':latest'),
    },
    {
      name: 'the tag is gone',
      mentions: 'churn',
      apply: (project) => project.replace(COMPOSE, ':1.2.0', ''),
    },
    {
      name: 'the health check is gone',
      mentions: 'healthcheck',
      apply: (project) => project.replace(COMPOSE, / {4}healthcheck:\n(?: {6}.*\n)+/, ''),
    },
    {
      name: 'the limit of memory is gone',
      mentions: 'memory',
      apply: (project) => project.replace(COMPOSE, '          memory: 512M\n', ''),
    },
    {
      name: 'a second service without anything',
      mentions: 'worker',
      apply: (project) => project.change(COMPOSE, (text) => `${text}  worker:\n    image: churn-worker\n`),
    },
  ]),
  ...defects('deploy', 'deploy/kubernetes', [
    {
      name: 'no limits',
      mentions: 'limit',
      apply: (project) => project.replace(MANIFEST, / {12}limits: .*\n/, ''),
    },
    {
      name: 'no readiness probe',
      mentions: 'readinessProbe',
      apply: (project) => project.replace(MANIFEST, / {10}readinessProbe:\n.*\n/, ''),
    },
    {
      name: 'latest in the manifest',
      mentions: 'latest',
      apply: (project) => project.replace(MANIFEST, ':1.2.0', ':latest'),
    },
    {
      name: 'a sidecar that was pasted in',
      mentions: 'proxy',
      apply: (project) =>
        project.replace(
          MANIFEST,
          '      containers:\n',
          '      containers:\n        - { name: proxy, image: envoy }\n',
        ),
    },
    {
      name: 'a bracket was lost',
      verdict: 'error',
      apply: (project) => project.replace(MANIFEST, '{ app: churn }', '{ app: churn'),
    },
  ]),
  ...defects('deploy', 'operate/rollout', [
    {
      name: 'it jumps to everybody',
      verdict: 'fail',
      apply: (project) =>
        project.change(ROLLOUT, (text) =>
          text.replace(/steps:\n(?: .*\n)+?(?= {2}- percent: 100)/, 'steps:\n'),
        ),
    },
    {
      name: 'steps in the wrong order',
      verdict: 'fail',
      mentions: '10 %',
      apply: (project) =>
        project.change(ROLLOUT, (text) =>
          text
            .replace('percent: 10\n', 'percent: 50\n')
            .replace(/percent: 50\n(?= {4}pause: 1d)/, 'percent: 10\n'),
        ),
    },
    {
      name: 'it ends at half',
      verdict: 'fail',
      mentions: '50 %',
      apply: (project) => project.replace(ROLLOUT, / {2}- percent: 100\n(?: {4}.*\n)+/, ''),
    },
    {
      name: 'a pause was dropped',
      verdict: 'fail',
      mentions: '10 %',
      apply: (project) => project.replace(ROLLOUT, '    pause: 4h\n', ''),
    },
    {
      name: 'no rule aborts a step',
      verdict: 'fail',
      mentions: '2 %',
      apply: (project) => project.change(ROLLOUT, (text) => text.replace(/ {4}abort: .*\n/, '')),
    },
    {
      name: 'no way back',
      verdict: 'fail',
      mentions: 'return',
      apply: (project) => project.replace(ROLLOUT, /rollback:\n.*\n?/, ''),
    },
  ]),
];

export const OPS: readonly Defect[] = [
  ...defects('ops', 'operate/slo', [
    {
      name: 'an objective of 100 %',
      verdict: 'fail',
      mentions: 'budget',
      apply: (project) => project.replace(SLO, '99.5', '100'),
    },
    {
      name: 'no window',
      verdict: 'fail',
      mentions: 'window',
      apply: (project) => project.replace(SLO, '    window: 30d\n', ''),
    },
    {
      name: 'an objective without an indicator',
      verdict: 'fail',
      mentions: 'indicator',
      apply: (project) =>
        project.replace(SLO, / {4}indicator: share of requests that are answered without .*\n/, ''),
    },
    {
      name: 'an objective in words',
      verdict: 'fail',
      mentions: 'latency',
      apply: (project) => project.replace(SLO, 'objective: 99\n', 'objective: fast\n'),
    },
    {
      name: 'one objective twice',
      verdict: 'fail',
      mentions: 'latency',
      apply: (project) => project.replace(SLO, 'name: availability', 'name: latency'),
    },
  ]),
  ...defects('ops', 'monitor/alerts', [
    {
      name: 'fires at once',
      mentions: 'ManyErrors',
      apply: (project) => project.replace(ALERTS, '        for: 10m\n', ''),
    },
    {
      name: 'no severity',
      mentions: 'ScoresDrift',
      apply: (project) => project.replace(ALERTS, '        labels: { severity: ticket }\n', ''),
    },
    {
      name: 'no runbook',
      mentions: 'ManyErrors',
      apply: (project) => project.replace(ALERTS, / {10}runbook_url: .*#rollback\n/, ''),
    },
    {
      name: 'all alerts are gone',
      verdict: 'error',
      apply: (project) => project.change(ALERTS, (text) => text.replace(/ {6}- alert:(?:.*\n)+/, '')),
    },
  ]),
  ...defects('ops', 'operate/runbook', [
    {
      name: 'no rollback',
      verdict: 'fail',
      mentions: 'Rollback',
      apply: (project) => project.replace(RUNBOOK, '## Rollback', '## History'),
    },
    {
      name: 'nobody on call',
      verdict: 'fail',
      mentions: 'On call',
      apply: (project) => project.replace(RUNBOOK, /## On call\n\n.*\n/, ''),
    },
    {
      name: 'an empty section',
      verdict: 'fail',
      mentions: 'Dashboards',
      apply: (project) => project.replace(RUNBOOK, /(?<=## Dashboards\n\n).*\n/, ''),
    },
    {
      name: 'a placeholder',
      mentions: 'TODO',
      apply: (project) => project.replace(RUNBOOK, 'The service team is on call', 'TODO is on call'),
    },
  ]),
];
