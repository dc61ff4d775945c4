import { defectsOf, type Defect } from '../edit';
import { changes, replaces, writes } from '../fileEdits';

const COMPOSE = 'compose.yaml';
const MANIFEST = 'deploy/churn.yaml';
const ROLLOUT = 'deploy/rollout.yaml';
const SLO = 'ops/slo.yaml';
const ALERTS = 'ops/alerts.yaml';
const RUNBOOK = 'docs/runbook.md';

export const DEPLOY: readonly Defect[] = [
  ...defectsOf('deploy', 'build/base-image', [
    {
      name: 'the base became latest',
      mentions: 'python:latest',
      apply: changes('Dockerfile', (text) =>
        text.replaceAll(/python:3\.11\.9-slim@sha256:\w+/g, 'python:latest'),
      ),
    },
    {
      name: 'the digest of the last stage is gone',
      mentions: 'digest',
      apply: changes('Dockerfile', (text) => text.replace(/@sha256:\w+$/m, '')),
    },
    {
      name: 'the user is gone',
      mentions: 'root',
      apply: replaces('Dockerfile', 'USER 10001\n', ''),
    },
    {
      name: 'root again for one more package',
      mentions: 'root',
      apply: replaces('Dockerfile', 'CMD', 'USER root\nRUN apt-get install -y curl\nCMD'),
    },
    {
      name: 'the Dockerfile is a merge that nobody finished',
      verdict: 'error',
      apply: writes('Dockerfile', ''),
    },
  ]),
  ...defectsOf('deploy', 'deploy/compose', [
    {
      name: 'the image became latest',
      mentions: 'latest',
      apply: replaces(COMPOSE, ':1.2.0', ':latest'),
    },
    {
      name: 'the tag is gone',
      mentions: 'churn',
      apply: replaces(COMPOSE, ':1.2.0', ''),
    },
    {
      name: 'the health check is gone',
      mentions: 'healthcheck',
      apply: replaces(COMPOSE, / {4}healthcheck:\n(?: {6}.*\n)+/, ''),
    },
    {
      name: 'the limit of memory is gone',
      mentions: 'memory',
      apply: replaces(COMPOSE, '          memory: 512M\n', ''),
    },
    {
      name: 'a second service without anything',
      mentions: 'worker',
      apply: changes(COMPOSE, (text) => `${text}  worker:\n    image: churn-worker\n`),
    },
  ]),
  ...defectsOf('deploy', 'deploy/kubernetes', [
    {
      name: 'no limits',
      mentions: 'limit',
      apply: replaces(MANIFEST, / {12}limits: .*\n/, ''),
    },
    {
      name: 'no readiness probe',
      mentions: 'readinessProbe',
      apply: replaces(MANIFEST, / {10}readinessProbe:\n.*\n/, ''),
    },
    {
      name: 'latest in the manifest',
      mentions: 'latest',
      apply: replaces(MANIFEST, ':1.2.0', ':latest'),
    },
    {
      name: 'a sidecar that was pasted in',
      mentions: 'proxy',
      apply: replaces(
        MANIFEST,
        '      containers:\n',
        '      containers:\n        - { name: proxy, image: envoy }\n',
      ),
    },
    {
      name: 'a bracket was lost',
      verdict: 'error',
      apply: replaces(MANIFEST, '{ app: churn }', '{ app: churn'),
    },
  ]),
  ...defectsOf('deploy', 'operate/rollout', [
    {
      name: 'it jumps to everybody',
      verdict: 'fail',
      apply: changes(ROLLOUT, (text) =>
        text.replace(/steps:\n(?: .*\n)+?(?= {2}- percent: 100)/, 'steps:\n'),
      ),
    },
    {
      name: 'steps in the wrong order',
      verdict: 'fail',
      mentions: '10 %',
      apply: changes(ROLLOUT, (text) =>
        text
          .replace('percent: 10\n', 'percent: 50\n')
          .replace(/percent: 50\n(?= {4}pause: 1d)/, 'percent: 10\n'),
      ),
    },
    {
      name: 'it ends at half',
      verdict: 'fail',
      mentions: '50 %',
      apply: replaces(ROLLOUT, / {2}- percent: 100\n(?: {4}.*\n)+/, ''),
    },
    {
      name: 'a pause was dropped',
      verdict: 'fail',
      mentions: '10 %',
      apply: replaces(ROLLOUT, '    pause: 4h\n', ''),
    },
    {
      name: 'no rule aborts a step',
      verdict: 'fail',
      mentions: '2 %',
      apply: changes(ROLLOUT, (text) => text.replace(/ {4}abort: .*\n/, '')),
    },
    {
      name: 'no way back',
      verdict: 'fail',
      mentions: 'return',
      apply: replaces(ROLLOUT, /rollback:\n.*\n?/, ''),
    },
  ]),
];

export const OPS: readonly Defect[] = [
  ...defectsOf('ops', 'operate/slo', [
    {
      name: 'an objective of 100 %',
      verdict: 'fail',
      mentions: 'budget',
      apply: replaces(SLO, '99.5', '100'),
    },
    {
      name: 'no window',
      verdict: 'fail',
      mentions: 'window',
      apply: replaces(SLO, '    window: 30d\n', ''),
    },
    {
      name: 'an objective without an indicator',
      verdict: 'fail',
      mentions: 'indicator',
      apply: replaces(SLO, / {4}indicator: share of requests that are answered without .*\n/, ''),
    },
    {
      name: 'an objective in words',
      verdict: 'fail',
      mentions: 'latency',
      apply: replaces(SLO, 'objective: 99\n', 'objective: fast\n'),
    },
    {
      name: 'one objective twice',
      verdict: 'fail',
      mentions: 'latency',
      apply: replaces(SLO, 'name: availability', 'name: latency'),
    },
  ]),
  ...defectsOf('ops', 'monitor/alerts', [
    {
      name: 'fires at once',
      mentions: 'ManyErrors',
      apply: replaces(ALERTS, '        for: 10m\n', ''),
    },
    {
      name: 'no severity',
      mentions: 'ScoresDrift',
      apply: replaces(ALERTS, '        labels: { severity: ticket }\n', ''),
    },
    {
      name: 'no runbook',
      mentions: 'ManyErrors',
      apply: replaces(ALERTS, / {10}runbook_url: .*#rollback\n/, ''),
    },
    {
      name: 'all alerts are gone',
      verdict: 'error',
      apply: changes(ALERTS, (text) => text.replace(/ {6}- alert:(?:.*\n)+/, '')),
    },
  ]),
  ...defectsOf('ops', 'operate/runbook', [
    {
      name: 'no rollback',
      verdict: 'fail',
      mentions: 'Rollback',
      apply: replaces(RUNBOOK, '## Rollback', '## History'),
    },
    {
      name: 'nobody on call',
      verdict: 'fail',
      mentions: 'On call',
      apply: replaces(RUNBOOK, /## On call\n\n.*\n/, ''),
    },
    {
      name: 'an empty section',
      verdict: 'fail',
      mentions: 'Dashboards',
      apply: replaces(RUNBOOK, /(?<=## Dashboards\n\n).*\n/, ''),
    },
    {
      name: 'a placeholder',
      mentions: 'TODO',
      apply: replaces(RUNBOOK, 'The service team is on call', 'TODO is on call'),
    },
  ]),
];
