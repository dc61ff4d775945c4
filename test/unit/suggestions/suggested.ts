import type { FileContent } from '../../../src/core/checks/world/checkWorld';
import type { InFileLink } from '../../../src/core/links/inFileLink';
import { linksOf } from '../../../src/core/links/linkIndex';
import { parseProject } from '../../../src/core/project/parseProject';
import { declaredAtText } from '../../../src/core/suggestions/declaredAtText';
import { declaringFiles } from '../../../src/core/suggestions/declaringFiles';
import { suggestLinks } from '../../../src/core/suggestions/suggestLinks';
import type { SuggestedLink, Suggestions } from '../../../src/core/suggestions/suggestion';
import { render } from '../../../src/core/text/message';

/** A project's files by their paths; of most only the names matter. */
export type Files = Readonly<Record<string, string>>;

/** A project without links of its own. */
export const BARE = 'version: 1\n';

/** What is suggested for a project of these files. */
export function suggestionsFor(
  files: Files,
  project = BARE,
  inFile: ReadonlyMap<string, readonly InFileLink[]> = new Map(),
): Suggestions {
  const parsed = parseProject(project, {
    fallbackName: 'p',
    builtinCheck: () => undefined,
    builtinChecks: [],
  }).project;
  const paths = Object.keys(files).sort();
  const contents = declaringFiles(paths).map((path): readonly [string, FileContent] => [
    path,
    { kind: 'text', text: files[path] ?? '' },
  ]);
  const { links } = linksOf(parsed, paths, inFile);
  return suggestLinks({ project: parsed, links, files: paths, contents: new Map(contents) });
}

/** The same as lines: stage, path, where it is declared. */
export function suggested(files: Files, project?: string): readonly string[] {
  return suggestionsFor(files, project).links.map(lineOf);
}

/** One suggestion as a line: stage, path, where it is declared. */
export function lineOf({ stage, path, source }: SuggestedLink): string {
  return `${stage} ${path} ${declaredAtText(source)}`;
}

/** Why a path is suggested. */
export function reasonsFor(files: Files, path: string): readonly string[] {
  return suggestionsFor(files)
    .links.filter((link) => link.path === path)
    .map(({ reason }) => render(reason));
}

/** Files of which only the names matter. */
export function empty(...paths: readonly string[]): Files {
  return Object.fromEntries(paths.map((path) => [path, '']));
}
