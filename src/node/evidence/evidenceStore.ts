import path from 'node:path';
import type { Evidence } from '../../core/evidence/evidence';
import { parseEvidence, serializeEvidence } from '../../core/evidence/evidenceFile';
import { evidencePath } from '../../core/evidence/evidencePath';
import type { Problem } from '../../core/project/problem';
import { checkKey } from '../../core/snapshot/checkKey';
import { say } from '../../core/text/message';
import { atomicWrite } from '../files/atomicWrite';
import { readText } from '../files/readText';
import type { ProjectFiles } from '../project/projectFiles';

/** Where evidence is written to: one file a check, in `.ml-lifecycle/evidence/<stage>/<check>.json`. */
export class EvidenceStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Stores evidence at once or not at all; identical evidence is not written again. */
  write(evidence: Evidence): void {
    const file = path.join(this.#root, evidencePath(evidence.stage, evidence.check));
    const text = serializeEvidence(evidence);
    const old = readText(file);
    if (old.kind === 'text' && old.text === text) return;
    atomicWrite(file, text);
  }
}

type EvidenceFiles = Pick<ProjectFiles, 'standingAt' | 'text'>;

/** What is stored of a check: evidence, or why the file cannot be used. */
export type EvidenceOfCheck =
  | { readonly kind: 'evidence'; readonly evidence: Evidence }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What is stored of a check, if anything; a file that cannot be used is a problem, never lost and never a pass. */
export function readEvidenceOf(
  files: EvidenceFiles,
  stage: string,
  check: string,
): EvidenceOfCheck | undefined {
  const file = evidencePath(stage, check);
  if (files.standingAt(file) === 'nothing') return undefined;
  const content = files.text(file);
  if (content.kind === 'unreadable') {
    const message = say('The evidence of {0} cannot be read.', checkKey(stage, check));
    const next = say('Make the file readable, or delete it and run the check again.');
    return {
      kind: 'problem',
      problem: { code: 'evidence-unreadable', severity: 'warning', path: file, message, next },
    };
  }
  const reading = parseEvidence(content.text);
  if (reading.kind === 'evidence') {
    const of = checkKey(reading.evidence.stage, reading.evidence.check);
    if (of === checkKey(stage, check)) return reading;
    const message = say('This is the evidence of another check, {0}.', of);
    const next = say('Run the check again.');
    return {
      kind: 'problem',
      problem: { code: 'evidence-misplaced', severity: 'warning', path: file, message, next },
    };
  }
  const { code, message, next } = reading;
  return { kind: 'problem', problem: { code, severity: 'warning', path: file, message, next } };
}
