import type { SuggestedLink, Suggestions } from '../../core/suggestions/suggestion';
import { doubtsOf } from '../../core/suggestions/doubts';
import { declaredAtText } from '../../core/suggestions/declaredAtText';
import { render } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { problemLines } from './problemLines';
import type { Style } from './style';

/** The lines of suggested links: stage, path, where it is declared, what is declared; then what could not be read. */
export function suggestionLines({ links, problems }: Suggestions, style: Style): readonly string[] {
  const lines = links.length === 0 ? ['  nothing to suggest'] : linkLines(links, style);
  return [...lines, ...problemLines(problems, style)];
}

function linkLines(links: readonly SuggestedLink[], style: Style): readonly string[] {
  const width = Math.max(...links.map(({ stage }) => stage.length));
  return links.map((link) => {
    const { stage, path, source, reason } = link;
    const place = style.paint('cyan', plainLine(declaredAtText(source)));
    const said = [reason, ...doubtsOf(link, (id) => id)].map((text) => plainLine(render(text)));
    const why = style.paint('dim', `(${said.join('; ')})`);
    return `  ${stage.padEnd(width)}  ${plainLine(path)}  ${place}  ${why}`;
  });
}
