/** What the page of the board is made of. */
export interface BoardPage {
  /** Address of `dist/board.js` and `dist/board.css` for the webview. */
  readonly script: string;
  readonly style: string;
  /** Where the webview loads resources from. */
  readonly cspSource: string;
  readonly nonce: string;
  readonly title: string;
  readonly language: string;
}

/** The page of the board. Only its own script runs, only its own files are loaded, nothing is fetched. */
export function boardHtml({ script, style, cspSource, nonce, title, language }: BoardPage): string {
  const policy = [
    "default-src 'none'",
    // The nonce holds for the modules that the script imports, too.
    `script-src 'nonce-${nonce}'`,
    // Controls of the toolkit bring their styles as constructed sheets, or as elements where these are missing.
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `img-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<div id="board"></div>
<script type="module" nonce="${escaped(nonce)}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
