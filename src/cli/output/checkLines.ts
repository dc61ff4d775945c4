import { causeText, healthWord } from '../../core/health/healthText';
import type { Finding, Cause } from '../../core/evidence/evidence';
import { trustTexts } from '../../core/journal/trustText';
import type { Verification, Waiver } from '../../core/journal/trust';
import type { Health } from '../../core/health/health';
import { placeText } from '../../core/report/placeText';
import { plainLine } from '../../core/text/plainLine';
import { render, type Message } from '../../core/text/message';
import type { Style } from './style';

/** What is shown of one check. */
export interface CheckLines {
  readonly id: string;
  readonly health: Health;
  readonly summary?: Message;
  readonly causes: readonly Cause[];
  readonly verified?: Verification;
  readonly waiver?: Waiver;
  readonly findings: readonly Finding[];
  readonly seconds?: number;
}

/** At most so many findings of a check are listed in a terminal. */
const SHOWN_FINDINGS = 20;

/** The lines of one check: mark, name and summary, then why it is stale and what was found. */
export function checkLines(check: CheckLines, width: number, style: Style): readonly string[] {
  const summary = check.summary === undefined ? render(healthWord(check.health)) : render(check.summary);
  const time = check.seconds === undefined ? '' : style.paint('dim', `  ${check.seconds.toFixed(1)} s`);
  const head = `  ${style.mark(check.health)} ${check.id.padEnd(width)}  ${plainLine(summary)}${time}`;
  const stale = check.verified === undefined ? check.causes : [];
  const causes = stale.map((cause) => style.paint('yellow', `      ${plainLine(render(causeText(cause)))}`));
  const decided = trustTexts(check).map((text) => style.paint('yellow', `      ${plainLine(render(text))}`));
  const shown = check.findings.slice(0, SHOWN_FINDINGS);
  const more = check.findings.length - shown.length;
  const rest = more > 0 ? [style.paint('dim', `      … and ${String(more)} more`)] : [];
  return [head, ...causes, ...decided, ...shown.flatMap((finding) => findingLines(finding, style)), ...rest];
}

function findingLines(finding: Finding, style: Style): readonly string[] {
  const place = placeText(finding);
  const words = plainLine(render(finding.message));
  const line = place === '' ? `      ${words}` : `      ${style.paint('cyan', place)}  ${words}`;
  const next = finding.next && style.paint('dim', `        → ${plainLine(render(finding.next))}`);
  return next === undefined ? [line] : [line, next];
}
