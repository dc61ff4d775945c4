import { say, type Message } from '../text/message';

/** Whom a report is for: those who work on the project, those who judge it, those who depend on it. */
export const AUDIENCES = ['team', 'reviewer', 'stakeholder'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How a report is written. */
export const REPORT_FORMATS = ['html', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Whom a report is for, as its heading says it. */
export function audienceTitle(audience: Audience): Message {
  switch (audience) {
    case 'team':
      return say('Report for the team');
    case 'reviewer':
      return say('Report for reviewers');
    case 'stakeholder':
      return say('Report for stakeholders');
  }
}

/** What a report tells its audience, in half a sentence. */
export function audiencePurpose(audience: Audience): Message {
  switch (audience) {
    case 'team':
      return say('what to do next, then every stage with its checks and findings');
    case 'reviewer':
      return say('the evidence of every check, and who decided what and why');
    case 'stakeholder':
      return say('where the product stands, in plain words');
  }
}

/** The ending of a file in a format. */
export function endingOf(format: ReportFormat): string {
  return format === 'html' ? '.html' : '.md';
}

/** The format that a file's name asks for; nothing of other endings. */
export function formatOfFile(name: string): ReportFormat | undefined {
  const lower = name.toLowerCase();
  if (lower.endsWith('.html') || lower.endsWith('.htm')) return 'html';
  return lower.endsWith('.md') || lower.endsWith('.markdown') ? 'markdown' : undefined;
}
