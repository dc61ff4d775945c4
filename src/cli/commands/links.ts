import path from 'node:path';
import type { Link } from '../../core/links/artifact';
import { originText } from '../../core/links/linkText';
import { render } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { Style } from '../output/style';
import { openProjects, type OpenProject } from '../projects';
import { EXIT, type ExitCode, type Invocation } from '../usage';

/** `links`: the artifacts of every stage, or the stages of one file, with what declares each link. */
export async function links(invocation: Invocation): Promise<ExitCode> {
  const projects = await openProjects(invocation);
  const found = projects.map((project) => ({ project, links: linksOf(project, invocation) }));
  if (invocation.options['json'] === true) {
    const report = found.map(({ project, links: items }) => ({
      root: project.shownRoot,
      name: project.state.project.name,
      links: items,
    }));
    invocation.stdout.write(`${JSON.stringify({ version: 1, projects: report }, null, 2)}\n`);
    return EXIT.fine;
  }
  const style = new Style(invocation.stdout, invocation.env);
  for (const { project, links: items } of found) {
    const lines = [style.paint('bold', plainLine(project.state.project.name)), ...linkLines(items, style)];
    invocation.stdout.write(`${lines.join('\n')}\n`);
  }
  return EXIT.fine;
}

function linksOf({ reader, state }: OpenProject, { positionals, cwd }: Invocation): readonly Link[] {
  if (positionals.length === 0) return state.links;
  const wanted = positionals.map((item) =>
    path.relative(reader.root, path.resolve(cwd, item)).split(path.sep).join('/'),
  );
  return state.links.filter((link) =>
    wanted.some((item) => link.path === item || link.path.startsWith(`${item}/`)),
  );
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
