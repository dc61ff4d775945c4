import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { allowedPathsParameter, isAllowedPath, pathFinding } from '../sensitive/pathFinding';
import { pathsInCell } from '../../sensitive/pathsInText';
import { TextLines } from '../../sensitive/textLines';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import {
  codeCells,
  notebookConsumption,
  notebookParameters,
  readNotebooks,
  type NotebookFile,
} from './notebookFiles';

const parameters = z.strictObject({ ...notebookParameters.shape, ...allowedPathsParameter });
type Parameters = z.infer<typeof parameters>;

/** A notebook names no folder that only one machine has. */
export const notebookPaths: BuiltinCheckOf<Parameters> = {
  id: 'notebook.paths',
  judgement: 1,
  identity: 'meaning',
  title: 'Notebooks have no absolute paths',
  description: `Looks through the code of notebooks for paths that exist on one machine only: in texts, and in lines that go to the shell or to a magic (\`!cp\`, \`%cd\`, \`%%bash\`).

- **warn**: a home folder (\`/home/maria\`, \`/Users/maria\`, \`~/data\`), a drive of Windows (\`C:\\data\`), a network share, a folder that somebody mounted (\`/mnt\`, \`/data\`, \`/media\`, \`/opt\` …), or any absolute path whose ending is that of data or a model.
- **error**: no notebook matches, or one cannot be read.

Comments, Markdown and outputs do not count. Routes of web services, addresses, regular expressions and what is put behind another path are no absolute paths. \`/tmp\`, \`/dev\`, \`/etc\`, \`/usr\` and the like are on every machine of the family, \`/app\`, \`/workspace\` and \`/opt/ml\` belong to the container: they pass.

A notebook with such a path runs for its author only.

**To mend it**, begin at the project's folder (\`Path.cwd().parent / "data"\`), or take the folder from a setting at the top of the notebook.`,
  stages: ['collect', 'curate', 'explore', 'transform', 'train', 'evaluate'],
  parameters,
  example: `files: notebooks/*.ipynb
allow: [/data/shared]`,
  consumes: notebookConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { notebooks, faults } = await readNotebooks(given, world, () => ({ isSourceOnly: true }));
  const findings = notebooks.flatMap((file) => pathsOf(file, given));
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary = say('Absolute paths: {0}, in notebooks: {1}.', findings.length, notebooks.length);
  return judged(summary, findings, { paths: findings.length, notebooks: notebooks.length });
}

function pathsOf({ path, notebook }: NotebookFile, given: Parameters): readonly Finding[] {
  return codeCells(notebook).flatMap(({ source, language, index }) => {
    const lines = new TextLines(source);
    return pathsInCell(source, language)
      .filter((found) => !isAllowedPath(found, given))
      .map((found) => pathFinding(found, { path, cell: index, range: lines.range(found.start, found.end) }));
  });
}
