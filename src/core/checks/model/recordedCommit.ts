import type { Finding } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { GitQuery } from '../world/gitQuery';
import { plainName, type RecordedField } from './recordedField';

const ID = /^[0-9a-f]{7,64}$/i;
/** As `git describe --dirty` and many scripts mark uncommitted changes. */
const DIRTY = /(?:[-+_.]?(?:dirty|modified)|\+)$/i;
const DIRTY_FIELDS = new Set([
  'dirty',
  'gitdirty',
  'isdirty',
  'uncommitted',
  'uncommittedchanges',
  'gitisdirty',
]);

interface CommitJudgement {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
}

/** Judges the recorded commit: an id, of a commit that the repository has. */
export async function judgeCommit(
  field: RecordedField,
  fields: readonly RecordedField[],
  git: GitQuery,
): Promise<CommitJudgement> {
  const text = field.value.kind === 'scalar' ? field.value.source.trim() : '';
  const id = text.replace(DIRTY, '').toLowerCase();
  if (!ID.test(id)) return { findings: [noId(field, text)], faults: [] };
  const findings = id.length < text.length || saysDirty(fields) ? [dirty(field)] : [];
  const answer = await git.commitOf(id);
  if (answer.kind === 'failed') {
    const message = say('Whether the commit exists cannot be told: {0}.', answer.reason);
    return { findings, faults: [{ ...field.place, message, next: answer.next }] };
  }
  if (answer.value?.id.toLowerCase().startsWith(id) === true) return { findings, faults: [] };
  const shallow = await git.isShallow();
  if (shallow.kind === 'answer' && shallow.value) {
    const message = say(
      'Whether the commit {0} exists cannot be told: the clone has no full history.',
      shown(id),
    );
    const next = say(
      'Fetch the whole history: "git fetch --unshallow", or "fetch-depth: 0" of the checkout in CI.',
    );
    return { findings, faults: [{ ...field.place, message, next }] };
  }
  return { findings: [unknown(field, id), ...findings], faults: [] };
}

function shown(id: string): string {
  return id.slice(0, 12);
}

function noId(field: RecordedField, text: string): Finding {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  const message = say('"{0}" is no id of a commit.', short === '' ? field.keys.join('.') : short);
  const next = say('Record the output of "git rev-parse HEAD": a branch or tag moves on.');
  return { severity: 'fail', message, ...field.place, next };
}

function unknown(field: RecordedField, id: string): Finding {
  const message = say('The repository has no commit {0}.', shown(id));
  const next = say('Push or fetch the commit; if it was rewritten away, train again from one that stays.');
  return { severity: 'fail', message, ...field.place, next };
}

function dirty(field: RecordedField): Finding {
  const message = say('The model was trained with changes that were not committed.');
  const next = say('Commit the code, then train again.');
  return { severity: 'warn', message, ...field.place, next };
}

function saysDirty(fields: readonly RecordedField[]): boolean {
  return fields.some(
    ({ keys, value }) =>
      DIRTY_FIELDS.has(plainName(keys.at(-1) ?? '')) && value.kind === 'scalar' && value.value === true,
  );
}
