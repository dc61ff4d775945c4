import type { Place, Range } from '../place/place';
import type { SarifArtifact, SarifRegion } from './readSarif';
import { decodePercent, resultPath } from './resultPath';

/** What a run of a tool says of places in general. */
export interface SarifRun {
  readonly artifacts: readonly { readonly location?: SarifArtifact | undefined }[] | undefined;
  readonly bases: Readonly<Record<string, SarifArtifact>> | undefined;
  /** The project's absolute folder. */
  readonly root: string;
}

/** Bases may build on bases; a file may make them a circle. */
const MAX_BASES = 8;

/** The place of a SARIF location; empty when it is outside the project or missing. */
export function sarifPlace(
  artifact: SarifArtifact | undefined,
  region: SarifRegion | undefined,
  run: SarifRun,
): Partial<Place> {
  const uri = artifact && uriOf(artifact, run);
  // A relative reference is percent-encoded too; `resultPath` decodes only whole URIs.
  const path =
    uri === undefined
      ? undefined
      : resultPath(/^[a-z]+:\/\//i.test(uri) ? uri : decodePercent(uri), run.root);
  if (path === undefined) return {};
  const range = region && rangeOf(region);
  return range === undefined ? { path } : { path, range };
}

function uriOf(artifact: SarifArtifact, run: SarifRun): string | undefined {
  const listed = artifact.index === undefined ? undefined : run.artifacts?.[artifact.index]?.location;
  const named = typeof artifact.uri !== 'string' ? (listed ?? artifact) : artifact;
  let uri = named.uri ?? undefined;
  let base = named.uriBaseId ?? undefined;
  for (let depth = 0; uri !== undefined && base !== undefined && depth < MAX_BASES; depth++) {
    if (/^(?:[a-z][a-z0-9+.-]+:)?\/|^[a-z][a-z0-9+.-]+:/i.test(uri)) return uri;
    const next: SarifArtifact | undefined =
      run.bases && Object.hasOwn(run.bases, base) ? run.bases[base] : undefined;
    // A base that is not given, such as %SRCROOT%, stands for the folder that the tool ran in.
    const folder = next?.uri ?? '';
    if (folder === '') return uri;
    uri = folder.endsWith('/') ? `${folder}${uri}` : `${folder}/${uri}`;
    base = next?.uriBaseId ?? undefined;
  }
  return uri;
}

/** Lines and columns count from one there, from zero here; without columns a region is whole lines. */
function rangeOf(region: SarifRegion): Range | undefined {
  const { startLine, startColumn, endColumn } = region;
  if (startLine === undefined || startLine < 1) return undefined;
  const start = { line: startLine - 1, column: Math.max(1, startColumn ?? 1) - 1 };
  const endLine = Math.max(startLine, region.endLine ?? startLine);
  // To the end of the line: the beginning of the next one.
  if (endColumn === undefined) return { start, end: { line: endLine, column: 0 } };
  const end = { line: endLine - 1, column: Math.max(1, endColumn) - 1 };
  const backwards = end.line === start.line && end.column < start.column;
  return { start, end: backwards ? start : end };
}
