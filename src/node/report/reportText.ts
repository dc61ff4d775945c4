import { createHash } from 'node:crypto';
import type { ReportFormat } from '../../core/reportDocument/audience';
import { renderHtml } from '../../core/reportDocument/html/renderHtml';
import { makeDocument } from '../../core/reportDocument/makeDocument';
import { renderMarkdown } from '../../core/reportDocument/markdown/renderMarkdown';
import type { ReportInput } from '../../core/reportDocument/reportInput';
import { wordingOf } from '../../core/reportDocument/wording';
import type { Translations } from '../../core/text/message';

/** In which language a report is written; English without it. */
export interface ReportLanguage {
  /** As BCP 47 names it. */
  readonly name: string;
  readonly translations: Translations;
}

const ENGLISH: ReportLanguage = { name: 'en', translations: {} };

/** A report as the text of a file. Same input, same bytes. */
export function reportText(input: ReportInput, format: ReportFormat, language = ENGLISH): string {
  const document = makeDocument(input);
  const wording = wordingOf(language.translations);
  return format === 'markdown'
    ? renderMarkdown(document, wording)
    : renderHtml(document, { wording, language: language.name, sha256 });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
