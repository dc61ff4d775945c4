import path from 'node:path';
import { openTable, unreadableData, type Table } from '../../core/checks/data/openTable';
import { profileTable } from '../../core/checks/data/reference/profileTable';
import { isReferenceName, referencePath } from '../../core/checks/data/reference/referenceName';
import { serializeProfile, type ReferenceProfile } from '../../core/checks/data/reference/referenceProfile';
import type { Fault } from '../../core/checks/outcomes';
import { escapeGlob } from '../../core/links/globs';
import { say } from '../../core/text/message';
import { DuckData } from '../../node/data/duckData';
import { atomicWrite } from '../../node/files/atomicWrite';
import { PatternExpander } from '../../node/files/expandPatterns';
import { reasonOf } from '../../node/files/readText';
import { openProjects } from '../projects';
import { EXIT, UsageError, type ExitCode, type Invocation } from '../usage';

/** `reference`: stores what later data can be compared with, in place of an older one of that name. */
export async function reference(invocation: Invocation): Promise<ExitCode> {
  const [name, ...files] = invocation.positionals;
  if (name === undefined || files.length === 0) {
    throw new UsageError(
      say('A reference needs a name and at least one file.'),
      say('For example: ml-lifecycle reference training data/train.csv'),
    );
  }
  if (!isReferenceName(name)) {
    throw new UsageError(
      say('"{0}" cannot be the name of a reference.', name),
      say('Names have letters, digits, "-" and "_", at most 64; the files come behind the name.'),
    );
  }
  const root = await rootOf(invocation);
  const paths = files.map((file) => inProject(root, path.resolve(invocation.cwd, file), file));
  const profile = await profileOf(root, name, paths);
  const target = referencePath(name);
  try {
    atomicWrite(path.join(root, target), serializeProfile(profile));
  } catch (error) {
    throw new UsageError(
      say('{0} could not be written: {1}.', target, reasonOf(error)),
      say('Make the folder writable, and run the command again.'),
    );
  }
  const { rows, columns } = profile;
  invocation.stdout.write(
    `Wrote ${target}: ${String(rows)} rows, ${String(columns.length)} columns\n` +
      `Next: name it in a check (reference: ${name}), and commit the file\n`,
  );
  return EXIT.fine;
}

async function rootOf(invocation: Invocation): Promise<string> {
  const [first, ...others] = await openProjects(invocation);
  if (first !== undefined && others.length === 0) return first.reader.root;
  throw new UsageError(
    say('There are several projects here.'),
    say('Name one with --project, or run the command in its folder.'),
  );
}

function inProject(root: string, file: string, written: string): string {
  const relative = path.relative(root, file);
  if (relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)) {
    return relative.split(path.sep).join('/');
  }
  throw new UsageError(
    say('"{0}" is not in the project.', written),
    say('Copy or link the file into the project, so that others can make the reference again.'),
  );
}

async function profileOf(root: string, name: string, paths: readonly string[]): Promise<ReferenceProfile> {
  const patterns = paths.map(escapeGlob);
  const data = new DuckData(root);
  try {
    const table = await openTable(patterns, { files: new PatternExpander(root).expand(paths), data });
    if (table.kind === 'faults') throw refusal(table.faults[0]);
    if (table.columns.length === 0) throw refusal(emptyFault(table));
    const made = await profileTable(name, table, data);
    if (made.kind === 'failed') throw refusal(unreadableData(table.files, made.reason));
    if (made.profile.rows === 0) throw refusal(emptyFault(table));
    return made.profile;
  } finally {
    await data.close();
  }
}

function emptyFault({ files }: Table): Fault {
  const message = say('{0} has no rows, so there is nothing to store.', files[0] ?? '');
  return { message, next: say('Run again what writes the file.') };
}

function refusal(fault: Fault | undefined): UsageError {
  return new UsageError(fault?.message ?? say('The data cannot be read.'), fault?.next);
}
