import type { Problem } from '../../core/project/problem';
import { placeText } from '../../core/report/placeText';
import { plainLine } from '../../core/text/plainLine';
import { render } from '../../core/text/message';
import type { Style } from './style';

/** The lines of problems in a project's files: place, what is wrong, what to do. */
export function problemLines(problems: readonly Problem[], style: Style): readonly string[] {
  return problems.flatMap((problem) => {
    const mark = style.mark(problem.severity === 'error' ? 'error' : 'warn');
    const line = `  ${mark} ${style.paint('cyan', placeText(problem))}  ${plainLine(render(problem.message))}`;
    const next = problem.next && style.paint('dim', `      → ${plainLine(render(problem.next))}`);
    return next === undefined ? [line] : [line, next];
  });
}
