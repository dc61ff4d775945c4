import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { pathInProject } from '../../place/pathInProject';
import type { Place } from '../../place/place';
import { decodePercent } from '../../results/resultPath';
import { say } from '../../text/message';
import { suggest } from '../../text/suggest';
import type { BuiltinCheckOf } from '../builtinCheck';
import { chosenConsumption, chosenFiles, filesParameter, type DefaultFiles } from '../chosenFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import { folderOf } from '../relativePath';
import type { CheckWorld } from '../world/checkWorld';
import { readMarkdown, type Markdown } from './markdown';
import { anchorsOf, markdownLinks, type MarkdownLink } from './markdownLinks';

const DOCUMENTS: DefaultFiles = {
  what: say('Markdown documents'),
  names: ['**/*.md', '**/*.markdown'],
};

const parameters = z.strictObject({
  files: filesParameter('the Markdown documents'),
  anchors: z
    ._default(z.boolean(), true)
    .check(
      z.describe('Whether `#section` must name a heading of the document, or of the one that is linked.'),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** Relative links and pictures of documents lead somewhere. */
export const documentLinks: BuiltinCheckOf<Parameters> = {
  id: 'document.links',
  judgement: 1,
  identity: 'meaning',
  title: 'Links and pictures of documents lead somewhere',
  description: `Reads Markdown documents and follows their relative links and pictures, those in HTML included.

- **fail**: a link or picture leads to nothing.
- **warn**: \`#section\` names no heading of the document that is linked.
- **error**: a document cannot be read, or there is none.

A runbook whose link to the dashboard is dead is found out about at night. Links to the web are not asked: their answers depend on the day. Links that lead out of the project are noted. A leading \`/\` is the project's folder.

The check consumes the documents, not what they lead to: run it again after files were moved.

**To mend it**, correct the link, or bring back what it led to.`,
  stages: ['plan', 'code', 'release', 'operate'],
  parameters,
  example: 'files: "docs/**/*.md"',
  consumes: (given, scope) => chosenConsumption(given, scope, DOCUMENTS),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const chosen = chosenFiles(given, world, DOCUMENTS);
  const faults: Fault[] = [...chosen.faults];
  const findings: Finding[] = [];
  const reader = new LinkedDocuments(world);
  let count = 0;
  for (const path of chosen.files) {
    const content = await world.readText(path);
    if (content.kind === 'unreadable') {
      faults.push(unreadableFile(path, content.reason));
      continue;
    }
    const markdown = readMarkdown(content.text);
    for (const link of markdownLinks(markdown)) {
      count++;
      findings.push(...(await reader.judge(link, path, markdown, given.anchors)));
    }
  }
  if (faults.length > 0) return cannotJudge(faults, findings);
  const dead = findings.find(({ severity }) => severity !== 'info');
  const summary = dead?.message ?? say('Links: {0}, in documents: {1}.', count, chosen.files.length);
  return judged(summary, findings, { links: count, documents: chosen.files.length });
}

/** Follows links; what several documents link to is looked at once. */
class LinkedDocuments {
  readonly #world: CheckWorld;
  readonly #anchors = new Map<string, ReadonlySet<string> | undefined>();

  constructor(world: CheckWorld) {
    this.#world = world;
  }

  async judge(
    link: MarkdownLink,
    path: string,
    own: Markdown,
    anchors: boolean,
  ): Promise<readonly Finding[]> {
    const place: Place = { path, range: link.range };
    // An address of the web, of mail, of another machine; a template that is filled in later.
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link.target) || /\{\{.*\}\}|\$\{/.test(link.target)) return [];
    const [address = '', fragment = ''] = link.target.split('#', 2);
    const target = decodePercent(address.split('?')[0] ?? '');
    if (target === '') return anchors ? this.#judgeAnchor(fragment, anchorsOf(own), place) : [];
    // A leading slash is the project's folder.
    const resolved = pathInProject(target.startsWith('/') ? target : `${folderOf(path)}/${target}`);
    if (resolved === undefined) {
      const message = say('"{0}" leads out of the project and was not followed.', link.target);
      return [{ severity: 'info', ...place, message }];
    }
    if (resolved !== '' && (await this.#world.kindOf(resolved, 'counts')) === 'nothing') {
      const near = suggest(resolved, this.#world.files);
      const next =
        near === undefined
          ? say('Correct the link, or bring back what it led to.')
          : say('Did you mean "{0}"?', near);
      return [{ severity: 'fail', ...place, message: say('"{0}" leads to nothing.', link.target), next }];
    }
    if (!anchors || fragment === '' || !/\.(?:md|markdown)$/i.test(resolved)) return [];
    const known = await this.#anchorsOf(resolved);
    return known === undefined ? [] : this.#judgeAnchor(fragment, known, place);
  }

  #judgeAnchor(fragment: string, known: ReadonlySet<string>, place: Place): readonly Finding[] {
    const name = decodePercent(fragment).toLowerCase();
    if (name === '' || name === 'top' || known.has(name)) return [];
    const near = suggest(name, known);
    const next =
      near === undefined ? say('Name one of its headings.') : say('Did you mean "{0}"?', `#${near}`);
    return [
      { severity: 'warn', ...place, message: say('No heading is called "{0}".', `#${fragment}`), next },
    ];
  }

  async #anchorsOf(path: string): Promise<ReadonlySet<string> | undefined> {
    if (!this.#anchors.has(path)) {
      const content = await this.#world.readText(path);
      const anchors = content.kind === 'text' ? anchorsOf(readMarkdown(content.text)) : undefined;
      this.#anchors.set(path, anchors);
    }
    return this.#anchors.get(path);
  }
}
