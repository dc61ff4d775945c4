import type { Finding } from '../../core/evidence/evidence';
import { causeText, countsText, healthWord } from '../../core/health/healthText';
import type { Guidance } from '../../core/lifecycle/lifecycle';
import type { CheckSnapshot, HealthCounts, StageSnapshot } from '../../core/snapshot/snapshot';
import { trustTexts } from '../../core/journal/trustText';
import { say, type Message } from '../../core/text/message';
import type { Localize } from '../text/localize';
import { markdownText } from '../text/escapeText';

/** More causes or findings than these are counted, not listed. */
const MOST = 8;

/** Markdown for a wheel or a project: its title, counts and what more there is to say. */
export function wheelTooltip(
  title: string,
  counts: HealthCounts,
  text: Localize,
  more: readonly Message[] = [],
): string {
  return paragraphs([bold(title), countsLine(counts, text), ...more.map((item) => markdownText(text(item)))]);
}

/** Markdown for a stage: how it stands and what is stale above it, then what a newcomer needs to know of it. */
export function stageTooltip(
  stage: StageSnapshot,
  guidance: Guidance | undefined,
  text: Localize,
  upstream: readonly Message[] = [],
): string {
  const owner = stage.owner === undefined ? undefined : text(say('Owner: {0}', stage.owner));
  const counts = stage.cutOff
    ? markdownText(text(say('Its loop is not opened yet: it is neither judged nor counted.')))
    : countsLine(stage.counts, text);
  const title = bold(text({ text: stage.title }));
  const head = [
    title,
    counts,
    ...upstream.map((item) => markdownText(text(item))),
    owner && markdownText(owner),
  ];
  if (guidance === undefined) return paragraphs(head);
  const translated = (template: string): string => text({ text: template });
  return paragraphs([
    ...head,
    markdownText(translated(guidance.purpose)),
    // The board shows the rest of it: a tooltip must not need scrolling.
    titledList(text(say('Done when')), guidance.done.map(translated)),
  ]);
}

/** Markdown for a check: how it stands, why, and what it found. */
export function checkTooltip(check: CheckSnapshot, text: Localize): string {
  const causes = check.causes.map((cause) => text(causeText(cause)));
  const findings = check.findings.map((finding) => text(finding.message));
  const what = check.run ?? check.uses;
  return paragraphs([
    `${bold(check.id)} · ${markdownText(text(healthWord(check.health)))}`,
    markdownText(what),
    check.summary && markdownText(text(check.summary)),
    ...trustTexts(check).map((item) => markdownText(text(item))),
    check.verified === undefined
      ? titledList(text(say('Stale because')), shortened(causes, text))
      : titledList(text(say('Changed since')), shortened(causes, text)),
    titledList(text(say('Findings')), shortened(findings, text)),
  ]);
}

/** Markdown for a finding: what, and what to do next. */
export function findingTooltip(finding: Finding, text: Localize): string {
  return paragraphs([markdownText(text(finding.message)), finding.next && markdownText(text(finding.next))]);
}

function countsLine(counts: HealthCounts, text: Localize): string {
  return markdownText(countsText(counts).map(text).join(' · '));
}

function shortened(lines: readonly string[], text: Localize): readonly string[] {
  if (lines.length <= MOST) return lines;
  return [...lines.slice(0, MOST), text(say('{0} more', lines.length - MOST))];
}

function titledList(title: string, lines: readonly string[]): string | undefined {
  if (lines.length === 0) return undefined;
  return [bold(title), '', ...lines.map((line) => `- ${markdownText(line)}`)].join('\n');
}

function bold(words: string): string {
  const text = markdownText(words);
  return text === '' ? '' : `**${text}**`;
}

function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
