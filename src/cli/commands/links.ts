import path from 'node:path';
import type { Link } from '../../core/links/artifact';
import { originText } from '../../core/links/linkText';
import type { Suggestions } from '../../core/suggestions/suggestion';
import { render } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { readSuggestions } from '../../node/suggestions/readSuggestions';
import { Style } from '../output/style';
import { suggestionLines } from '../output/suggestionLines';
import { openProjects, type OpenProject } from '../projects';
import { EXIT, type ExitCode, type Invocation } from '../usage';

/**
 * `links`: the artifacts of every stage, or the stages of one file, with what declares each link; with `--suggest` those
 * that are not linked yet though other tools' files declare them.
 */
export async function links(invocation: Invocation): Promise<ExitCode> {
  const projects = await openProjects(invocation);
  if (invocation.options['suggest'] === true) suggest(projects, invocation);
  else list(projects, invocation);
  return EXIT.fine;
}

function list(projects: readonly OpenProject[], invocation: Invocation): void {
  const found = projects.map((project) => ({ project, items: linksOf(project, invocation) }));
  if (invocation.options['json'] === true) {
    print(
      invocation,
      found.map(({ project, items }) => ({ ...named(project), links: items })),
    );
    return;
  }
  const style = new Style(invocation.stdout, invocation.env);
  for (const { project, items } of found) show(invocation, project, linkLines(items, style), style);
}

function suggest(projects: readonly OpenProject[], invocation: Invocation): void {
  const found = projects.map((project) => ({ project, suggestions: suggestionsOf(project, invocation) }));
  if (invocation.options['json'] === true) {
    print(
      invocation,
      found.map(({ project, suggestions: { links: items, problems } }) => ({
        ...named(project),
        suggested: items.map((item) => ({ ...item, reason: render(item.reason) })),
        problems: problems.map(({ message, next, ...problem }) => ({
          ...problem,
          message: render(message),
          ...(next && { next: render(next) }),
        })),
      })),
    );
    return;
  }
  const style = new Style(invocation.stdout, invocation.env);
  for (const { project, suggestions } of found) {
    show(invocation, project, suggestionLines(suggestions, style), style);
  }
}

function named({ shownRoot, state }: OpenProject) {
  return { root: shownRoot, name: state.project.name };
}

function print({ stdout }: Invocation, projects: readonly unknown[]): void {
  stdout.write(`${JSON.stringify({ version: 1, projects }, null, 2)}\n`);
}

function show({ stdout }: Invocation, { state }: OpenProject, lines: readonly string[], style: Style): void {
  stdout.write(`${[style.paint('bold', plainLine(state.project.name)), ...lines].join('\n')}\n`);
}

function linksOf(project: OpenProject, invocation: Invocation): readonly Link[] {
  const isWanted = wantedPaths(project, invocation);
  return project.state.links.filter((link) => isWanted(link.path));
}

function suggestionsOf(project: OpenProject, invocation: Invocation): Suggestions {
  const isWanted = wantedPaths(project, invocation);
  const { links: items, problems } = readSuggestions(project.state, project.reader.files);
  return { links: items.filter((item) => isWanted(item.path)), problems };
}

/** Whether a path is one of those that the call names, or in it; without any, all are. */
function wantedPaths(
  { reader }: OpenProject,
  { positionals, cwd }: Invocation,
): (candidate: string) => boolean {
  const wanted = positionals.map((item) =>
    path.relative(reader.root, path.resolve(cwd, item)).split(path.sep).join('/'),
  );
  return (candidate) =>
    wanted.length === 0 ||
    wanted.some((item) => item === '' || candidate === item || candidate.startsWith(`${item}/`));
}

function linkLines(items: readonly Link[], style: Style): readonly string[] {
  if (items.length === 0) return ['  linked to no stage'];
  const width = Math.max(...items.map((link) => link.stage.length));
  return items.map((link) => {
    const cell = link.cell === undefined ? '' : ` cell ${String(link.cell + 1)}`;
    const origin = style.paint('dim', `(${plainLine(render(originText(link)))})`);
    return `  ${link.stage.padEnd(width)}  ${plainLine(link.path)}${cell}  ${origin}`;
  });
}
