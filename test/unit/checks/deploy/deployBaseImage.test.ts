import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deployBaseImage } from '../../../../src/core/checks/deploy/deployBaseImage';
import { buildStages, readDockerfile } from '../../../../src/core/checks/deploy/dockerfile';
import { judge, lines, memoryWorld } from '../memoryWorld';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

async function check(text: string, more: object = {}) {
  return judge(deployBaseImage, { files: 'Dockerfile', ...more }, memoryWorld({ Dockerfile: text }));
}

describe('deploy.base-image', () => {
  it('passes a base with a digest and a user without rights', async () => {
    const outcome = await check(`FROM python:3.12-slim@${DIGEST}\nUSER 10001\nCMD ["python"]\n`);
    assert.deepEqual(lines(outcome), ['pass: Images with a sound base: 1.']);
  });

  for (const [what, base, words] of [
    ['no tag', 'python', 'The image begins with python, which is another one tomorrow.'],
    ['latest', 'python:latest', 'The image begins with python:latest, which is another one tomorrow.'],
    [
      'a registry with a port and no tag',
      'registry.example:5000/python',
      'The image begins with registry.example:5000/python, which is another one tomorrow.',
    ],
    [
      'a tag alone',
      'python:3.12',
      'The image begins with python:3.12, pinned by a tag but not by its digest.',
    ],
    [
      'an argument without a default',
      '$BASE',
      'What the image begins with is only known when it is built: $BASE.',
    ],
  ] as const) {
    it(`warns of ${what}`, async () => {
      const outcome = await check(`ARG BASE\nFROM ${base}\nUSER app\n`);
      assert.deepEqual(lines(outcome), [`warn: ${words}`, `warn Dockerfile:1:0 ${words}`]);
    });
  }

  it('takes a tag for enough where no digest is asked for', async () => {
    assert.equal((await check('FROM python:3.12\nUSER app\n', { digest: false })).verdict, 'pass');
  });

  it('fills in build arguments by their defaults', async () => {
    const text = `ARG VERSION=3.12@${DIGEST}\nFROM python:\${VERSION}\nUSER app\n`;
    assert.equal((await check(text)).verdict, 'pass');
  });

  it('judges what becomes the image: other stages are notes', async () => {
    const text = `FROM node AS web\nRUN make\nFROM python:3.12@${DIGEST} AS base\nUSER app\nFROM base\nCOPY --from=web /a /a\n`;
    assert.deepEqual(lines(await check(text)), [
      'pass: Images with a sound base: 1.',
      'info Dockerfile:0:0 A build stage begins with node, which is another one tomorrow.',
    ]);
  });

  it('passes an image that begins with nothing', async () => {
    assert.equal((await check('FROM scratch\nCOPY app /app\nUSER 1000\n')).verdict, 'pass');
  });

  for (const [what, text, expected] of [
    ['no user', '', 'The image runs as root: no USER is set.'],
    ['root', 'USER root\n', 'The image runs as root: USER is root.'],
    ['the number of root', 'USER 0:0\n', 'The image runs as root: USER is 0:0.'],
    ['a user, then root again', 'USER app\nRUN x\nUSER root\n', 'The image runs as root: USER is root.'],
    ['a variable that means root', 'ENV WHO=root\nUSER $WHO\n', 'The image runs as root: USER is $WHO.'],
  ] as const) {
    it(`warns of ${what}`, async () => {
      const outcome = await check(`FROM python@${DIGEST}\n${text}`);
      assert.equal(outcome.verdict, 'warn');
      assert.ok(lines(outcome)[0]?.endsWith(expected), lines(outcome).join('\n'));
    });
  }

  it('lets root be where that is wanted, and knows images that set another user', async () => {
    assert.equal((await check(`FROM python@${DIGEST}\n`, { root: true })).verdict, 'pass');
    assert.equal((await check(`FROM gcr.io/distroless/python3:nonroot@${DIGEST}\n`)).verdict, 'pass');
  });

  it('reads continued lines, comments between them, another escape sign and here-documents', () => {
    const text =
      '# escape=`\nFROM --platform=linux/amd64 python:3.12 `\n# why\n  AS Base\nRUN <<EOT\nUSER root\nEOT\nUSER app\n';
    const [stage] = buildStages(readDockerfile(text));
    assert.equal(stage?.base, 'python:3.12');
    assert.equal(stage.name, 'base');
    assert.deepEqual(
      stage.instructions.map(({ name, words, range }) => [name, words, range.start.line]),
      [
        ['RUN', '<<EOT', 4],
        ['USER', 'app', 7],
      ],
    );
  });

  it('cannot judge a file without FROM, and names the next step', async () => {
    const outcome = await check('RUN make\n');
    assert.deepEqual(lines(outcome), [
      'error: Dockerfile has no FROM: it is no Dockerfile, or cut off.',
      'fail Dockerfile Dockerfile has no FROM: it is no Dockerfile, or cut off.',
    ]);
  });

  it('goes by the Dockerfiles that are linked to the stage', async () => {
    const text = `FROM python@${DIGEST}\nUSER app\n`;
    const world = memoryWorld({ 'images/Dockerfile.serve': text, 'README.md': 'no' });
    assert.equal((await judge(deployBaseImage, {}, world)).verdict, 'pass');
    assert.deepEqual(lines(await judge(deployBaseImage, {}, memoryWorld({ 'README.md': '' }))), [
      'error: There is nothing to check: no Dockerfiles are linked to the stage.',
      'fail There is nothing to check: no Dockerfiles are linked to the stage.',
    ]);
  });

  it('reads any text whatever', () => {
    const part = fc.constantFrom(
      'FROM a',
      'USER x',
      '\\',
      '\n',
      '<<EOF',
      'EOF',
      '#',
      'ARG A=1',
      '$A',
      ' ',
      '`',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const count = text.split('\n').length;
        for (const { range } of readDockerfile(text)) assert.ok(range.start.line < count);
      }),
    );
  });
});
