import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { heldUntil } from '../../evidence/heldUntil';
import { dayOf, isDay } from '../../journal/day';
import type { Place } from '../../place/place';
import type { MapEntry, Span, TreeNode } from '../../project/yamlTree';
import { say, type Message } from '../../text/message';
import { suggest } from '../../text/suggest';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import { projectPath } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { yamlDocumentsOf } from '../yaml/yamlDocuments';
import { entriesOf, isWritten, textOf } from '../yaml/yamlNodes';
import { frontMatter } from './frontMatter';

const fieldName = z.string().check(z.minLength(1), z.maxLength(200));
const parameters = z.strictObject({
  file: projectPath.check(z.describe('A Markdown file with YAML front matter, or a YAML or JSON file.')),
  required: z
    ._default(z.array(fieldName).check(z.maxLength(100)), [])
    .check(z.describe('Fields that must be filled in; a dot leads into a map: `approval.by`.')),
  dates: z
    ._default(z.array(fieldName).check(z.maxLength(100)), [
      'review',
      'review_date',
      'next_review',
      'valid_until',
      'expires',
    ])
    .check(z.describe('Fields whose date must not have passed, where they are there.')),
});
type Parameters = z.infer<typeof parameters>;

/** The fields of a document are filled in, and its review is not overdue. */
export const documentFields: BuiltinCheckOf<Parameters> = {
  id: 'document.fields',
  judgement: 1,
  identity: 'bytes',
  title: 'The fields of a document are filled in, and its review is not overdue',
  description: `Reads the YAML front matter of a Markdown document (between lines of \`---\` at its beginning), or a YAML or JSON file as a whole.

- **fail**: a required field is missing or empty; a date is no date.
- **warn**: a date of \`dates\` has passed; a field still has a placeholder such as TODO.
- **error**: the document cannot be read, its front matter is malformed, or it has none.

Who owns a document, who approved it and when somebody looks at it again: without these three it is a text that was true once.

Dates are written as \`2027-06-30\`; the day itself has not passed. The evidence names the first of the dates to come, and is stale after it.

**To mend it**, fill in the field; or review the document and set the next date.`,
  stages: ['plan', 'formulate', 'curate', 'release', 'operate'],
  parameters,
  example: `file: docs/plan.md
required: [owner, approved_by, review]
dates: [review]`,
  consumes: ({ file }) => ({ patterns: [file] }),
  judge,
};

/** Fields of a document, with their places. */
interface Fields {
  readonly root: TreeNode;
  readonly placeOf: (span: Span) => Place;
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { file, required, dates } = given;
  const content = await world.readText(file);
  if (content.kind === 'unreadable') return cannotJudge([unreadableFile(file, content.reason)]);
  const fields = fieldsOf(file, content.text);
  if ('message' in fields) return cannotJudge([fields]);
  const today = dayOf(world.now());
  const findings = [
    ...required.flatMap((name) => judgeField(name, fields, file)),
    ...dates.flatMap((name) => judgeDate(name, fields, today)),
  ];
  const filled = required.filter((name) => isWritten(find(fields.root, name)?.value)).length;
  const summary = findings[0]?.message ?? say('Fields filled in: {0}.', filled);
  const outcome = judged(summary, findings, { required: required.length, filled });
  return heldUntil(outcome, ...dates.flatMap((name) => comingDate(name, fields, today)));
}

function fieldsOf(file: string, text: string): Fields | Fault {
  const isData = /\.(?:ya?ml|json)$/i.test(file);
  const front = isData ? { yaml: text, line: 0 } : frontMatter(text);
  if (front === undefined) {
    const message = say('{0} has no front matter.', file);
    return { path: file, message, next: say('Begin the document with fields between two lines of "---".') };
  }
  const documents = yamlDocumentsOf(file, front.yaml);
  if (documents.kind === 'fault') return shifted(documents.fault, front.line);
  const [root] = documents.roots;
  if (root?.kind !== 'map') {
    const message = say('The fields of {0} are no map of names and values.', file);
    return { path: file, message, next: say('Write one field a line: "owner: team".') };
  }
  return { root, placeOf: (span) => shifted(documents.placeOf(span), front.line) };
}

/** The same place, lines further down. */
function shifted<T extends Partial<Place>>(place: T, lines: number): T {
  const { range } = place;
  if (range === undefined) return place;
  const move = ({ line, column }: { line: number; column: number }) => ({ line: line + lines, column });
  return { ...place, range: { start: move(range.start), end: move(range.end) } };
}

/** A field of that name; one that has dots itself wins over a nested one. */
function find(root: TreeNode, name: string): MapEntry | undefined {
  if (root.kind !== 'map') return undefined;
  const whole = root.entries.get(name);
  if (whole !== undefined || !name.includes('.')) return whole;
  const [first = '', ...rest] = name.split('.');
  const inner = root.entries.get(first)?.value;
  return inner === undefined ? undefined : find(inner, rest.join('.'));
}

function judgeField(name: string, { root, placeOf }: Fields, file: string): readonly Finding[] {
  const entry = find(root, name);
  if (entry === undefined) {
    const near = suggest(
      name,
      entriesOf(root).map(({ key }) => key),
    );
    const next =
      near === undefined
        ? say('Add "{0}: …".', name)
        : say('Rename "{1}" to "{0}", or add the field.', name, near);
    return [{ severity: 'fail', path: file, message: say('The field "{0}" is missing.', name), next }];
  }
  const place = placeOf(entry.keySpan);
  const fail = (severity: Finding['severity'], message: Message): readonly Finding[] => [
    { severity, ...place, message, next: say('Fill it in.') },
  ];
  if (!isWritten(entry.value)) return fail('fail', say('The field "{0}" is empty.', name));
  const text = textOf(entry.value) ?? '';
  if (/^(?:TODO|TBD|FIXME|XXX)\b|^<[^<>]*>$|^[?.…]+$|^n\/a$/i.test(text))
    return fail('warn', say('The field "{0}" still has the placeholder "{1}".', name, text.slice(0, 50)));
  return [];
}

/** The date of a field that has not passed. */
function comingDate(name: string, { root }: Fields, today: string): readonly string[] {
  const date = dateIn(textOf(find(root, name)?.value) ?? '');
  return date !== undefined && date >= today ? [date] : [];
}

function judgeDate(name: string, { root, placeOf }: Fields, today: string): readonly Finding[] {
  const entry = find(root, name);
  const written = textOf(entry?.value);
  if (entry === undefined || written === undefined) return [];
  const place = placeOf(entry.value.span);
  const date = dateIn(written);
  if (date === undefined) {
    const message = say('"{0}" is no date: {1}.', name, written.slice(0, 50));
    return [{ severity: 'fail', ...place, message, next: say('Write it as 2027-06-30.') }];
  }
  if (date >= today) return [];
  const message = say('The date of "{0}" has passed: {1}.', name, date);
  return [{ severity: 'warn', ...place, message, next: say('Review the document and set the next date.') }];
}

function dateIn(written: string): string | undefined {
  const [, date] = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(written) ?? [];
  return date !== undefined && isDay(date) ? date : undefined;
}
