import type { CheckSample } from './sample';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const WORDS = 'one two three four five six seven eight nine ten';
const LIMITS = '{ limits: { cpu: 1, memory: 1Gi, cpus: 1 } }';
const PROBES = 'readinessProbe: { tcpSocket: { port: 80 } }, livenessProbe: { tcpSocket: { port: 80 } }';

/** Descriptions of what runs, and how it is operated. */
export const OPERATIONS: readonly CheckSample[] = [
  {
    uses: 'deploy.base-image',
    with: { files: 'Dockerfile' },
    files: {
      Dockerfile: `FROM python:3.12@${DIGEST}\nUSER 10001\nCOPY src src\nCMD ["python", "-m", "a"]\n`,
    },
    input: 'Dockerfile',
    // The first half names the base, but no user: it warns as any such file does.
    exceptions: { truncated: 'warn' },
  },
  {
    uses: 'deploy.compose',
    with: { files: 'compose.yaml' },
    files: {
      'compose.yaml': `services: { api: { image: "a:1", deploy: { resources: ${LIMITS} }, healthcheck: { test: x } } }\n`,
    },
    input: 'compose.yaml',
  },
  {
    uses: 'deploy.kubernetes',
    with: { files: 'pod.yaml' },
    files: {
      'pod.yaml': `kind: Pod\nspec: { containers: [{ name: a, image: "a:1", resources: ${LIMITS}, ${PROBES} }] }\n`,
    },
    input: 'pod.yaml',
  },
  {
    uses: 'deploy.rollout',
    with: { file: 'rollout.yaml' },
    files: {
      'rollout.yaml':
        'rollback_target: 1.0.0\nabort: [errors]\nsteps: [{ percent: 5, pause: 1h }, { percent: 100 }]\n',
    },
    input: 'rollout.yaml',
  },
  {
    uses: 'ops.slo',
    with: { file: 'slo.yaml' },
    files: { 'slo.yaml': 'slos: [{ name: a, objective: 99.5, window: 30d, indicator: good answers }]\n' },
    input: 'slo.yaml',
  },
  {
    uses: 'ops.alerts',
    with: { files: 'alerts.yml' },
    files: {
      'alerts.yml':
        'groups: [{ rules: [{ alert: A, expr: x, for: 5m, labels: { severity: page }, annotations: { runbook: r } }] }]\n',
    },
    input: 'alerts.yml',
  },
  {
    uses: 'ops.runbook',
    with: { file: 'runbook.md' },
    files: { 'runbook.md': `# On call\n${WORDS}\n# Rollback\n${WORDS}\n# Dashboards\n${WORDS}\n` },
    input: 'runbook.md',
    // A document that lacks its sections has been read: it fails, as document.sections does.
    exceptions: { empty: 'fail', truncated: 'fail' },
  },
  { uses: 'service.health', with: { url: 'http://127.0.0.1:9/' }, files: {} },
];
