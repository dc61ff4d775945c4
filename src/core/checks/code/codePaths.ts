import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { allowedPathsParameter, isAllowedPath, pathFinding } from '../sensitive/pathFinding';
import { pathsInText, styleOfFile } from '../../sensitive/pathsInText';
import { TextLines } from '../../sensitive/textLines';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { readSources, sourceConsumption, sourceFilesParameter } from './sourceFiles';

const parameters = z.strictObject({ ...sourceFilesParameter, ...allowedPathsParameter });
type Parameters = z.infer<typeof parameters>;

/** Code names no folder that only one machine has. */
export const codePaths: BuiltinCheckOf<Parameters> = {
  id: 'code.paths',
  judgement: 1,
  identity: 'meaning',
  title: 'Code has no absolute paths',
  description: `Looks through the texts in code for paths that exist on one machine only.

- **warn**: a home folder (\`/home/maria\`, \`/Users/maria\`, \`~/data\`), a drive of Windows (\`C:\\data\`), a network share, a folder that somebody mounted (\`/mnt\`, \`/data\`, \`/media\`, \`/opt\` …), or any absolute path whose ending is that of data or a model.
- **error**: no file matches, or one cannot be read as text.

Comments and docstrings do not count. Routes of web services, addresses, regular expressions and what is put behind another path are no absolute paths. \`/tmp\`, \`/dev\`, \`/etc\`, \`/usr\` and the like are on every machine of the family, \`/app\`, \`/workspace\` and \`/opt/ml\` belong to the container: they pass. In shell scripts and settings every word counts, not only what stands in quotes.

A program with such a path runs for its author only, and tells everybody what the author's machine looks like.

**To mend it**, begin at the project's folder (\`Path(__file__).parent\`), or take the folder from a setting or an argument.`,
  stages: ['collect', 'curate', 'transform', 'train', 'evaluate', 'code', 'build'],
  parameters,
  example: `files: src
allow: [/data/shared]`,
  consumes: sourceConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const findings: Finding[] = [];
  const { faults, count } = await readSources(given, world, ({ path, text }) => {
    const paths = pathsInText(text, styleOfFile(path)).filter((found) => !isAllowedPath(found, given));
    if (paths.length === 0) return;
    const lines = new TextLines(text);
    for (const found of paths) {
      findings.push(pathFinding(found, { path, range: lines.range(found.start, found.end) }));
    }
  });
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary = say('Absolute paths: {0}, in files: {1}.', findings.length, count);
  return judged(summary, findings, { paths: findings.length, files: count });
}
