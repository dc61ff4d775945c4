import { say } from '../../text/message';
import type { Block, ReportDocument } from '../document';
import type { Wording } from '../wording';
import { BlocksHtml } from './blocksHtml';
import { STYLE } from './style';

/** What a page needs of the world. */
export interface HtmlPage {
  readonly wording: Wording;
  /** The language of the words as BCP 47 names it. */
  readonly language: string;
  /** SHA-256 of a text in UTF-8, in Base64. */
  readonly sha256: (text: string) => string;
}

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
/** Fewer sections are seen at a glance. */
const LEAST_LINKS = 3;

/**
 * A report as one HTML document: no script, no network, no style but its own, which its policy names by hash. Same
 * document, same bytes.
 */
export function renderHtml(document: ReportDocument, { wording, language, sha256 }: HtmlPage): string {
  const writer = new BlocksHtml(wording);
  const { inline } = writer;
  const title = inline.words(document.title);
  const subtitle = inline.words(document.subtitle);
  const policy = `default-src 'none'; style-src 'sha256-${sha256(STYLE)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${LANGUAGE.test(language) ? language : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="ML Lifecycle">
<title>${title} – ${subtitle}</title>
<style>${STYLE}</style>
</head>
<body class="${document.audience}">
<header><h1>${title}</h1><p>${subtitle}</p></header>
${document.audience === 'stakeholder' ? '' : contents(document.blocks, writer)}<main>
${writer.blocks(document.blocks, 2, 's')}
</main>
<footer><p>${inline.words(say('Made by ML Lifecycle from the files of the project. Paths begin at the project’s folder.'))}</p></footer>
</body>
</html>
`;
}

/** Links to the sections of a long report. */
function contents(blocks: readonly Block[], { inline }: BlocksHtml): string {
  const sections = blocks.flatMap((block) => (block.kind === 'section' ? [block.section] : []));
  if (sections.length < LEAST_LINKS) return '';
  const links = sections.map(
    ({ title }, at) => `<li><a href="#s-${String(at + 1)}">${inline.words(title)}</a></li>`,
  );
  return `<nav aria-label="${inline.words(say('Contents'))}"><ul>${links.join('')}</ul></nav>\n`;
}
