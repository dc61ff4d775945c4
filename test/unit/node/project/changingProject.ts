import type { Evidence } from '../../../../src/core/evidence/evidence';
import { dayOf } from '../../../../src/core/journal/day';
import { serializeEvidence } from '../../../../src/core/evidence/evidenceFile';
import { PatternExpander } from '../../../../src/node/files/expandPatterns';
import { consumedFiles, identityOf } from '../../../../src/node/project/checkIdentity';
import { verifiableHash } from '../../../../src/node/project/judgedStages';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { put } from '../scratch';

export const CHECKS = [
  'tables: { run: "true", inputs: ["data/**/*.csv", "!data/raw/b.csv"] }',
  'anywhere: { run: "true", inputs: ["**/a.csv", "data/raw"] }',
  'named: { run: "true", inputs: [data/raw/a.csv, "data/[1].csv", env/a.csv, link/a.csv] }',
  'linked: { run: "true" }',
  'notebooks: { uses: notebook.errors, with: { files: "notebooks/*.ipynb" } }',
];
const LINKS = [
  '"src/**/*.py", data/raw, "!src/b.py"',
  '"notebooks/*.ipynb", "**/a.py"',
  'env, src/a.py, link',
];

/** A project file with one of three lists of links. */
export function projectText(links: number, checks: readonly string[]): string {
  return `version: 1
stages:
  train:
    links: [${LINKS[links % LINKS.length] ?? ''}]
    inputs: [data/raw/a.csv]
    outputs: ["data/[1].csv"]
    checks:
${checks.map((check) => `      ${check}`).join('\n')}
  test:
    links: ["src/*.py"]
    inputs: ["data/*.csv"]
    checks:
      own: { run: "true" }
gates:
  test: { requires: [train] }
`;
}

/** What stands in a project file that somebody is writing. */
export const BROKEN_PROJECTS = [
  'version: 1\nstages: [\n',
  'version: 2\n',
  '',
  projectText(0, ['tables: { run: 1 }']),
];

/** Writes evidence of all checks as if they had just passed, and tells where. */
export function record(root: string): readonly string[] {
  const reader = new ProjectReader(root);
  const { project, links } = reader.read();
  return project.stages
    .flatMap((stage) => stage.checks)
    .map((check) => {
      const { id, stage } = check;
      const files = consumedFiles(check, project, links, new PatternExpander(root));
      const evidence: Evidence = {
        version: 1,
        ...{ stage, check: id, uses: 'run', verdict: 'pass', summary: { text: 'Fine.' }, findings: [] },
        ...identityOf(check),
        inputs: reader.fingerprints.all(files),
        aside: { read: [], stood: { 'data/aside.csv': 'nothing', 'src/b': 'folder' } },
      };
      const file = evidenceFile(stage, id);
      put(root, file, serializeEvidence(evidence));
      return file;
    });
}

export function evidenceFile(stage: string, check: string): string {
  return `.ml-lifecycle/evidence/${stage}/${check}.json`;
}

/** What else may become of evidence: another outcome, a newer format, a conflict, half of it, another input. */
export const EVIDENCE_EDITS: readonly ((text: string) => string)[] = [
  (text) => text.replace('"verdict": "pass"', '"verdict": "fail"'),
  (text) => text.replace('"version": 1', '"version": 2'),
  (text) => `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`,
  (text) => text.slice(0, text.length / 2),
  (text) => text.replace(/"raw": "[0-9a-f]/, '"raw": "0'),
];

const TABLES = { stage: 'train', check: 'tables', reason: 'So.' };
const DECISIONS = [
  { kind: 'waive', ...TABLES, until: '2999-01-01' },
  { kind: 'waive', ...TABLES, until: '2000-01-01' },
  { kind: 'withdraw', ...TABLES },
  { kind: 'advance', wheel: 'data', from: 'collect', to: 'curate' },
  { kind: 'return', wheel: 'data', from: 'curate', to: 'collect', reason: 'So.' },
];
const TORN = ['{"id": "x"', '<<<<<<< ours', '{}'];

/** How many lines `journalLine` can make. */
export const JOURNAL_LINES = DECISIONS.length + TORN.length + 1;

/** A line of the journal: what somebody decided, what no tool wrote, or a verification of what is stale just now. */
export function journalLine(root: string, which: number, id: string): string {
  const entry = { id, time: '2026-01-01T12:00:00.000Z', by: 'Ana' };
  const torn = TORN[which - DECISIONS.length];
  if (torn !== undefined) return `${torn}\n`;
  const decision = DECISIONS[which] ?? { kind: 'verify', ...TABLES, holds: holdsNow(root) };
  return `${JSON.stringify({ ...entry, ...decision })}\n`;
}

function holdsNow(root: string): string {
  const { state, files } = new ProjectReader(root).derived();
  return verifiableHash('train/tables', state, dayOf(new Date()), files) ?? 'nothing';
}
