import assert from 'node:assert/strict';
import { deployCompose } from '../../../../src/core/checks/deploy/deployCompose';
import { deployKubernetes } from '../../../../src/core/checks/deploy/deployKubernetes';
import { judge, lines, memoryWorld, nextSteps } from '../memoryWorld';

const SERVICE = `services:
  api:
    image: registry.example/api:1.2.0
    mem_limit: 512m
    cpus: 1
    healthcheck: { test: [CMD, curl, localhost] }
`;

async function compose(text: string, more: object = {}) {
  return judge(deployCompose, { files: 'compose.yaml', ...more }, memoryWorld({ 'compose.yaml': text }));
}

describe('deploy.compose', () => {
  it('passes services with limits, a health check and a version', async () => {
    assert.deepEqual(lines(await compose(SERVICE)), [
      'pass: Containers: 1, all with limits, probes and versions as asked.',
    ]);
  });

  it('passes the newer way of writing limits, through an anchor', async () => {
    const text = `x-base: &base
  deploy: { resources: { limits: { cpus: "1", memory: 1G } } }
  healthcheck: { test: curl localhost }
services:
  api: { <<: *base, image: "api@sha256:00" }
  worker: { <<: *base, build: . }
`;
    assert.equal((await compose(text)).verdict, 'pass');
  });

  it('warns of what is missing, at the service', async () => {
    assert.deepEqual(lines(await compose('services:\n  api:\n    image: api\n')), [
      'warn: Containers: 1, warnings: 3.',
      'warn compose.yaml:1:2 "api" has no limit for: memory, cpus.',
      'warn compose.yaml:1:2 Nobody would notice that "api" hangs: it has no healthcheck.',
      'warn compose.yaml:2:11 "api" runs api, which is another image tomorrow.',
    ]);
  });

  for (const [what, from, to] of [
    ['latest', ':1.2.0', ':latest'],
    ['a variable whose default is latest', '1.2.0', '${TAG:-latest}'],
    ['a health check that is disabled', '{ test: [CMD, curl, localhost] }', '{ test: ["NONE"] }'],
    ['a limit of memory alone', '    cpus: 1\n', ''],
  ] as const) {
    it(`warns of ${what}`, async () => {
      assert.equal((await compose(SERVICE.replace(from, to))).verdict, 'warn');
    });
  }

  it('leaves a variable without a default to those who deploy', async () => {
    assert.equal((await compose(SERVICE.replace('1.2.0', '${TAG}'))).verdict, 'pass');
  });

  it('asks only for what is required, and leaves out what is ignored', async () => {
    const text = SERVICE.replace('    healthcheck: { test: [CMD, curl, localhost] }\n', '');
    assert.equal((await compose(text, { require: ['limits', 'tags'] })).verdict, 'pass');
    const tools = `${SERVICE}  tools:\n    image: alpine\n`;
    assert.equal((await compose(tools, { ignore: ['tools'] })).verdict, 'pass');
  });

  for (const [what, text, words] of [
    ['no service', 'volumes: {}\n', 'No service is described in the files.'],
    [
      'broken YAML',
      'services: [\n',
      'This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
    [
      'a key twice',
      'services: {}\nservices: {}\n',
      '"services" is here a second time; the first one counts, this one is left out.',
    ],
  ] as const) {
    it(`cannot judge a file with ${what}`, async () => {
      const outcome = await compose(text);
      assert.equal(lines(outcome)[0], `error: ${words}`);
    });
  }
});

const POD = `containers:
        - name: api
          image: api:1.2.0
          resources: { limits: { cpu: 1, memory: 1Gi } }
          readinessProbe: { httpGet: { path: /ready, port: 80 } }
          livenessProbe: { httpGet: { path: /live, port: 80 } }
`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      ${POD}`;

async function kubernetes(text: string, more: object = {}) {
  return judge(
    deployKubernetes,
    { files: 'deploy/*.yaml', ...more },
    memoryWorld({ 'deploy/api.yaml': text }),
  );
}

describe('deploy.kubernetes', () => {
  it('passes a complete container, beside objects that have none', async () => {
    const text = `${DEPLOYMENT}---\nkind: Service\nspec: { selector: { app: api } }\n`;
    assert.deepEqual(lines(await kubernetes(text)), [
      'pass: Containers: 1, all with limits, probes and versions as asked.',
    ]);
  });

  it('warns of what is missing, at the name of the container', async () => {
    const text = DEPLOYMENT.replace(/ {10}resources.*\n/, '').replace(/ {10}livenessProbe.*\n/, '');
    assert.deepEqual(lines(await kubernetes(text)), [
      'warn: Containers: 1, warnings: 2.',
      'warn deploy/api.yaml:6:16 "api" has no limit for: memory, cpu.',
      'warn deploy/api.yaml:6:16 Nobody would notice that "api" hangs: it has no livenessProbe.',
    ]);
  });

  it('looks into lists, pods and jobs, where a job needs no probes', async () => {
    const job = `kind: CronJob
spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: train, image: train:2, resources: { limits: { cpu: 1, memory: 1Gi } } }] } } } } }
`;
    assert.equal((await kubernetes(job)).verdict, 'pass');
    const pod = 'kind: Pod\nspec: { containers: [{ name: api, image: api }] }\n';
    assert.equal((await kubernetes(pod)).metrics?.['containers'], 1);
    const list = `kind: List\nitems:\n- kind: Pod\n  spec: { containers: [{ name: a, image: "a:1" }] }\n- kind: Pod\n  spec: { containers: [{ name: b, image: "b:1" }] }\n`;
    assert.equal((await kubernetes(list)).metrics?.['containers'], 2);
  });

  it('asks init containers for limits, and sidecars among them for probes', async () => {
    const first = (more: string) =>
      `${DEPLOYMENT}      initContainers: [{ name: load, image: load:1${more}, resources: { limits: { cpu: 1, memory: 1Gi } } }]\n`;
    assert.equal((await kubernetes(first(''))).verdict, 'pass');
    assert.equal((await kubernetes(first(', restartPolicy: Always'))).verdict, 'warn');
  });

  it('cannot judge templates, and says what to name instead', async () => {
    const outcome = await kubernetes(
      `kind: Deployment\nmetadata: {{ include "labels" . }}\n  name: {{ .Values.name }}\n`,
    );
    assert.equal(outcome.verdict, 'error');
    assert.deepEqual(nextSteps(outcome), ['This is a template: name the files that it is rendered to.']);
  });

  it('cannot judge files without any workload', async () => {
    assert.equal(
      lines(await kubernetes('kind: Service\n'))[0],
      'error: No workload of Kubernetes is in the files.',
    );
  });
});
