import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { escapeGlob, globFolder } from '../../links/globs';
import { say } from '../../text/message';
import type { BuiltinCheckOf, CheckScope, Consumption } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { pathFault } from '../../project/projectPath';
import { folderOf } from '../relativePath';
import { dependencyPatterns, type Inclusion } from './dependencies/dependencyFile';
import { importedPackages, undeclared } from './dependencies/importedPackages';
import { readDependencies } from './dependencies/readDependencies';
import { unpinned } from './dependencies/unpinned';
import { pythonConsumption, pythonFilesParameter, readPython } from './pythonFiles';

const parameters = z.strictObject({
  ...pythonFilesParameter,
  dependencies: z
    .optional(projectPaths)
    .check(
      z.describe(
        'Dependency files and locks: paths or patterns. Default: those with the usual names beside the code and in the folders above it.',
      ),
    ),
  ignore: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(500)), [])
    .check(
      z.describe('Modules that need no declaration, because the place where the code runs brings them.'),
    ),
  exactPins: z
    ._default(z.boolean(), true)
    .check(z.describe('Whether versions must be exact or locked; a library for others may allow ranges.')),
});
type Parameters = z.infer<typeof parameters>;

/** What is imported is declared, and what is declared is pinned. */
export const codeDependencies: BuiltinCheckOf<Parameters> = {
  id: 'code.dependencies',
  judgement: 1,
  identity: 'meaning',
  title: 'Every import is declared and pinned',
  description: `Compares what Python files and notebooks import with what the dependency files declare, and looks whether the versions are exact.

- **warn**: an import that no dependency file declares; a requirement without an exact version (\`==\`, \`===\`, an address with a digest or a commit id) where no lock holds it; code that imports packages in a project without any dependency file.
- **error**: no file matches, a file cannot be read, or a dependency file is malformed.

Read are requirements with \`-r\` and \`-c\`, \`pyproject.toml\` (PEP 621, dependency groups, Poetry, PDM, uv, Hatch), \`setup.cfg\`, \`setup.py\`, Pipfiles and environments of conda; locks are those of Poetry, uv, PDM, Pipenv, conda-lock, pixi and \`pylock.toml\`. Exact requirements or constraints also pin what \`pyproject.toml\` leaves open. Names compare as the package index compares them, and the import names that differ from the package's are known (\`sklearn\`, \`cv2\`, \`yaml\` …).

Python's own modules, modules of the project, imports under \`TYPE_CHECKING\` and optional imports (\`except ImportError\`) need no declaration. \`%pip install\` in a notebook is none.

Code that runs on one machine because somebody once installed something there stops on the next one; without exact versions it computes something else tomorrow.

**To mend it**, add the package with its exact version to the dependency file, or write and commit a lock.`,
  stages: ['code', 'build', 'train', 'explore', 'transform', 'deploy'],
  parameters,
  example: `files: ['src/**/*.py', 'notebooks/*.ipynb']
dependencies: requirements.txt
ignore: [dbutils]`,
  consumes: consumption,
  judge,
};

/** Folders whose dependency files are looked for: the nearest to the root, as many as a project has in earnest. */
const MOST_FOLDERS = 40;
const DEEPEST = 4;

function consumption(given: Parameters, scope: CheckScope): Consumption {
  const { patterns } = pythonConsumption(given, scope);
  if (given.dependencies !== undefined) {
    // An exclusion only chooses among what was read.
    const named = listOf(given.dependencies).filter((pattern) => !pattern.startsWith('!'));
    return { patterns: [...patterns, ...named] };
  }
  const folders = patterns
    .filter((pattern) => !pattern.startsWith('!') && pathFault(pattern) === undefined)
    .map((pattern) => (given.files === undefined ? folderOf(pattern) : globFolder(pattern)));
  const beside = [...new Set(['', ...folders.flatMap(withAncestors)])]
    .filter((folder) => folder.split('/').length <= DEEPEST)
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
    .slice(0, MOST_FOLDERS);
  return { patterns: [...patterns, ...beside.flatMap((folder) => dependencyPatterns(escapeGlob(folder)))] };
}

function withAncestors(folder: string): readonly string[] {
  const parts = folder.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { programs, faults, leftOut } = await readPython(given, world);
  const named = given.dependencies === undefined ? undefined : listOf(given.dependencies);
  const dependencies = await readDependencies(named, world);
  const allFaults = [...faults, ...dependencies.faults];
  // A `setup.py` is read as a dependency file.
  const code = programs.filter(({ path }) => given.files !== undefined || !/(?:^|\/)setup\.py$/.test(path));
  const packages = await importedPackages(code, dependencies, given.ignore, world);
  const missing = undeclared(packages, dependencies);
  const loose = given.exactPins ? unpinned(dependencies) : [];
  const findings = [...missing, ...loose, ...dependencies.unwatched.map(unwatched), ...leftOut];
  if (allFaults.length > 0) return cannotJudge(allFaults, findings);
  const imported = new Set(packages.map(({ distribution }) => distribution)).size;
  const metrics = { packages: imported, undeclared: missing.length, unpinned: loose.length };
  const summary =
    missing.length + loose.length === 0
      ? say('Packages imported: {0}, all of them declared.', imported)
      : say(
          'Packages imported: {0}. Imports not declared: {1}, requirements not pinned: {2}.',
          ...[imported, missing.length, loose.length],
        );
  return judged(summary, findings, metrics);
}

function unwatched({ path, place }: Inclusion): Finding {
  const message = say('{0} was read, but the check does not notice when it changes.', path);
  return { severity: 'info', message, ...place, next: say('Name it in "dependencies".') };
}
