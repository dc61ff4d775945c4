import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Evidence } from '../../../src/core/evidence/evidence';
import { say } from '../../../src/core/text/message';
import { EvidenceStore } from '../../../src/node/evidence/evidenceStore';
import { setUpStore } from '../../../src/node/evidence/setUpStore';
import { PatternExpander } from '../../../src/node/files/expandPatterns';
import { consumedFiles, identityOf } from '../../../src/node/project/checkIdentity';
import { parseProjectText } from '../../../src/node/project/deriveState';
import { ProjectReader } from '../../../src/node/project/projectReader';
import { scaleProject } from './scaleProject';
import { treeOf, type ScaleSize } from './scaleTree';

/** Changes with what is generated, so that an old repository is not taken for a new one. */
const VERSION = 1;

const WHO = 'Scale <scale@example.org>';

/** The repository of the benchmark: made once, then found in the system's folder for temporary files. */
export async function scaleRepository(size: ScaleSize): Promise<string> {
  const folder = path.join(tmpdir(), `ml-lifecycle-scale-${String(VERSION)}-${String(size.files)}`);
  if (existsSync(folder)) return folder;
  console.log(`Making a repository of ${String(size.files)} files in ${folder} …`);
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making);
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, { cwd: making, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Scale');
  git('config', 'user.email', 'scale@example.org');
  const { stages } = parseProjectText('version: 1\n', making).project;
  await writeStream(
    path.join(making, 'import'),
    size,
    stages.map(({ id }) => id),
  );
  execFileSync('sh', ['-c', 'git fast-import --quiet < import'], { cwd: making, stdio: 'inherit' });
  rmSync(path.join(making, 'import'));
  git('checkout', '--quiet', '--force', 'main');
  setUpStore(making);
  recordEvidence(making);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Evidence');
  renameSync(making, folder);
  return folder;
}

/** Writes what `git fast-import` reads: everything in the first commit, then one changed file in each. */
async function writeStream(file: string, size: ScaleSize, stages: readonly string[]): Promise<void> {
  const stream = createWriteStream(file);
  const put = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await put(commitText(0));
  await put(fileText('ml-lifecycle.yaml', scaleProject(size, stages)));
  const changing: string[] = [];
  for (const item of treeOf(size, stages)) {
    await put(fileText(item.path, item.content));
    if (item.path.endsWith('.py')) changing.push(item.path);
  }
  for (let commit = 1; commit < size.commits; commit += 1) {
    const changed = changing[(commit * 7919) % changing.length] ?? '';
    await put(commitText(commit) + fileText(changed, `PART = ${String(commit)}\n`));
  }
  stream.end();
  await once(stream, 'close');
}

function commitText(number: number): string {
  const message = `Commit ${String(number)}\n`;
  return `commit refs/heads/main\ncommitter ${WHO} ${String(1_700_000_000 + number * 600)} +0000\n${dataText(message)}`;
}

function fileText(file: string, content: string): string {
  return `M 100644 inline ${file}\n${dataText(content)}`;
}

function dataText(text: string): string {
  return `data ${String(Buffer.byteLength(text))}\n${text}\n`;
}

/** Writes evidence for every check as if it had passed just now. */
function recordEvidence(root: string): void {
  const reader = new ProjectReader(root);
  const { project, links } = reader.read();
  const files = new PatternExpander(root);
  const store = new EvidenceStore(root);
  for (const check of project.stages.flatMap((stage) => stage.checks)) {
    const inputs = reader.fingerprints.all(consumedFiles(check, project, links, files));
    store.write(
      passed(check.stage, check.id, check.kind === 'builtin' ? check.uses : 'run', {
        ...identityOf(check),
        inputs,
      }),
    );
  }
  // Times of files that were just written say little; git and caches look at such files twice.
  writeFileSync(path.join(root, '.git', 'scale'), 'made\n');
}

function passed(
  stage: string,
  check: string,
  uses: string,
  identity: Pick<Evidence, 'definition' | 'judgement' | 'inputs'>,
): Evidence {
  const summary = say('Exit code {0}.', 0);
  return { version: 1, stage, check, uses, verdict: 'pass', summary, findings: [], ...identity };
}
