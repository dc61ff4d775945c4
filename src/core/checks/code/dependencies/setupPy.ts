import type { SyntaxNode } from '@lezer/common';
import { normalisedName } from '../../../python/imports/distributionNames';
import { parsePython } from '../../../python/tree/parsePython';
import { TextLines } from '../../../sensitive/textLines';
import type { Declaration, DependencyFile } from './dependencyFile';
import { readRequirement } from './requirement';

const LISTS = new Set(['install_requires', 'extras_require', 'tests_require']);

/** Reads the requirements that a `setup.py` writes out; it is not run. */
export function readSetupPy(path: string, text: string): DependencyFile {
  const declarations: Declaration[] = [];
  const lines = new TextLines(text);
  let ownName: string | undefined;
  parsePython(text).iterate({
    enter: ({ name, node }) => {
      if (name !== 'ArgList') return;
      for (const { key, value } of keywords(node, text)) {
        const texts = textsOf(value, text);
        if (key === 'name' && value.name === 'String') ownName ??= texts[0]?.written;
        if (!LISTS.has(key)) continue;
        for (const { written, start } of texts) {
          const requirement = readRequirement(written);
          if (requirement === undefined) continue;
          const place = { path, range: lines.range(start, start + written.length) };
          declarations.push({ ...requirement, written, place });
        }
      }
    },
  });
  const own = ownName === undefined ? {} : { ownName: normalisedName(ownName) };
  return {
    kind: 'dependencies',
    path,
    role: 'abstract',
    declarations,
    inclusions: [],
    ...own,
    sourceFolders: [],
  };
}

function keywords(
  list: SyntaxNode,
  text: string,
): readonly { readonly key: string; readonly value: SyntaxNode }[] {
  return list.getChildren('AssignOp').flatMap((sign) => {
    const { prevSibling: name, nextSibling: value } = sign;
    return name === null || value === null ? [] : [{ key: text.slice(name.from, name.to), value }];
  });
}

/** Texts in a list, and in the lists of a map; the keys of a map are no requirements. */
function textsOf(
  value: SyntaxNode,
  text: string,
): readonly { readonly written: string; readonly start: number }[] {
  const found: { written: string; start: number }[] = [];
  value.cursor().iterate(({ name, from, to, node }) => {
    if (name !== 'String' || node.nextSibling?.name === ':') return;
    const literal = text.slice(from, to);
    const [opening = ''] = /^[A-Za-z]*(?:"""|'''|"|')/.exec(literal) ?? [];
    const quote = opening.replace(/^[A-Za-z]*/, '');
    found.push({ written: literal.slice(opening.length, -quote.length), start: from + opening.length });
  });
  return found;
}
