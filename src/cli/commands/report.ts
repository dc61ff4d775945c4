import path from 'node:path';
import {
  AUDIENCES,
  REPORT_FORMATS,
  formatOfFile,
  type Audience,
  type ReportFormat,
} from '../../core/reportDocument/audience';
import type { ReportedProject } from '../../core/reportDocument/reportInput';
import { dayOf } from '../../core/journal/day';
import { say } from '../../core/text/message';
import { atomicWrite } from '../../node/files/atomicWrite';
import { reasonOf } from '../../node/files/readText';
import { ReportReader, type ReportWish } from '../../node/report/reportReader';
import { reportText } from '../../node/report/reportText';
import { wayTo } from '../../node/report/wayTo';
import { openProjects, rootsOf, shownRootOf } from '../projects';
import { EXIT, knownWords, unlessRefused, UsageError, type ExitCode, type Invocation } from '../usage';

/** `report`: one document on how everything stands, for an audience. Reads only, but for the file that it is told to write. */
export async function report(invocation: Invocation): Promise<ExitCode> {
  if (invocation.positionals.length > 0) {
    throw new UsageError(
      say('A report takes options only.'),
      say('See: {0} {1} --help', 'ml-lifecycle', 'report'),
    );
  }
  const audience = audienceOf(invocation);
  const output = textOption(invocation, 'output');
  const format = formatOf(invocation, output);
  const projects = await reportedProjects(audience, output, invocation);
  const text = reportText({ audience, projects }, format);
  if (output === undefined) invocation.stdout.write(text);
  else write(output, text, invocation);
  return EXIT.fine;
}

async function reportedProjects(
  audience: Audience,
  output: string | undefined,
  invocation: Invocation,
): Promise<readonly ReportedProject[]> {
  const at = textOption(invocation, 'at');
  const since = textOption(invocation, 'since');
  // What is printed may be put anywhere: paths are those from here.
  const file = path.resolve(invocation.cwd, output ?? 'report');
  const wishFor = (root: string): ReportWish => {
    const way = wayTo(root, file);
    return {
      ...{ audience, shownRoot: shownRootOf(root, invocation) },
      ...(way === undefined ? {} : { way }),
      ...(since === undefined ? {} : { since }),
    };
  };
  const projects: ReportedProject[] = [];
  if (at !== undefined) {
    for (const root of rootsOf(invocation)) {
      const reading = await new ReportReader(root, invocation.env).at(at, wishFor(root));
      projects.push(unlessRefused(reading).project);
    }
    return projects;
  }
  const today = dayOf(new Date());
  for (const { reader, state } of await openProjects(invocation)) {
    const { root } = reader;
    const reading = await new ReportReader(root, invocation.env).now(state.snapshot, today, wishFor(root));
    projects.push(unlessRefused(reading).project);
  }
  return projects;
}

function audienceOf(invocation: Invocation): Audience {
  return oneOf(textOption(invocation, 'audience') ?? 'team', AUDIENCES);
}

function formatOf(invocation: Invocation, output: string | undefined): ReportFormat {
  const named = textOption(invocation, 'format');
  if (named !== undefined) return oneOf(named, REPORT_FORMATS);
  if (output === undefined) return 'markdown';
  const format = formatOfFile(output);
  if (format !== undefined) return format;
  throw new UsageError(
    say('The name "{0}" does not tell in which format.', output),
    say('End it with .html or .md, or say --format.'),
  );
}

function oneOf<T extends string>(word: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  throw new UsageError(say('There is no "{0}" report.', word), knownWords(word, known));
}

function write(output: string, text: string, { cwd, stdout }: Invocation): void {
  try {
    atomicWrite(path.resolve(cwd, output), text);
  } catch (error) {
    throw new UsageError(
      say('{0} could not be written: {1}.', output, reasonOf(error)),
      say('Name a file in a folder that is writable.'),
    );
  }
  stdout.write(`Wrote ${output}\n`);
}

function textOption({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
