import {
  AUDIENCES,
  REPORT_FORMATS,
  audiencePurpose,
  audienceTitle,
  type Audience,
  type ReportFormat,
} from '../../core/reportDocument/audience';
import { say, type Message } from '../../core/text/message';
import type { Localize } from '../text/localize';
import type { Choice } from './choices';

const ICONS: Readonly<Record<Audience, string>> = {
  team: 'checklist',
  reviewer: 'law',
  stakeholder: 'organization',
};

/** Whom a report may be for. */
export function audienceChoices(text: Localize): readonly Choice<Audience>[] {
  return AUDIENCES.map((audience) => ({
    kind: 'item',
    icon: { name: ICONS[audience] },
    label: text(audienceTitle(audience)),
    description: '',
    detail: text(audiencePurpose(audience)),
    value: audience,
  }));
}

/** How a report may be written. */
export function reportFormatChoices(text: Localize): readonly Choice<ReportFormat>[] {
  return REPORT_FORMATS.map((format) => ({
    kind: 'item',
    icon: { name: format === 'html' ? 'globe' : 'markdown' },
    label: text(formatTitle(format)),
    description: text(formatUse(format)),
    value: format,
  }));
}

/** The name of a format. */
export function formatTitle(format: ReportFormat): Message {
  return format === 'html' ? say('HTML page') : say('Markdown');
}

function formatUse(format: ReportFormat): Message {
  return format === 'html'
    ? say('one file to send, to print or to keep')
    : say('for pull requests, wikis and chats');
}
