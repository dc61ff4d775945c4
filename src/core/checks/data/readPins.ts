import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Range } from '../../place/place';
import { parseYaml } from '../../project/yamlText';
import { say } from '../../text/message';
import { manifestFault, type ManifestFault } from '../manifest/manifest';
import { readManifest } from '../manifest/readManifest';

/** What is recorded of one file. */
export interface PinnedFile {
  /** As it is written: relative to the manifest's folder or to the project's root. */
  readonly path: string;
  /** Hexadecimal, in lower case. */
  readonly sum: string;
  readonly range: Range;
}

/** The checksums of files. */
export interface Pins {
  readonly kind: 'pins';
  readonly algorithm: 'sha256' | 'md5';
  readonly entries: readonly PinnedFile[];
}

const MD5 = /^[0-9a-f]{32}$/i;

/** Reads a manifest of SHA-256, or what DVC writes beside the data that it keeps. */
export function readPins(path: string, text: string): Pins | ManifestFault {
  if (/\.dvc$/i.test(path)) return readDvc(text);
  const read = readManifest(path, text);
  if (read.kind === 'fault') return read;
  const entries = read.entries.map(({ sha256, ...entry }) => ({ ...entry, sum: sha256 }));
  return { kind: 'pins', algorithm: 'sha256', entries };
}

function readDvc(text: string): Pins | ManifestFault {
  const yaml = parseYaml(text);
  const [document] = yaml.kind === 'yaml' ? yaml.documents : [];
  const outs = isMap(document?.contents) ? document.contents.get('outs') : undefined;
  if (yaml.kind !== 'yaml' || (document?.errors.length ?? 0) > 0 || !isSeq(outs)) {
    return manifestFault(say('The file of DVC has no readable "outs".'), say('Run "dvc add" again.'));
  }
  const entries: PinnedFile[] = [];
  for (const out of outs.items) {
    if (!isMap(out)) continue;
    const [path, sum] = [out.get('path', true), out.get('md5', true)].map(textOf);
    const range = yaml.rangeOf(spanOf(out));
    if (sum?.endsWith('.dir') === true) {
      const message = say(
        'The file of DVC records a folder: the checksums of its files are in the cache of DVC.',
      );
      return manifestFault(
        message,
        say('Record the files in a "SHA256SUMS", or let DVC compare them ("dvc status").'),
        range,
      );
    }
    if (path !== undefined && sum !== undefined && MD5.test(sum)) {
      entries.push({ path, sum: sum.toLowerCase(), range });
    }
  }
  if (entries.length > 0) return { kind: 'pins', algorithm: 'md5', entries };
  return manifestFault(say('The file of DVC records no MD5.'), say('Run "dvc add" again.'));
}

function textOf(node: unknown): string | undefined {
  return isScalar(node) ? node.source : undefined;
}

function spanOf(node: Node): [number, number] {
  const [start = 0, end = 0] = node.range ?? [];
  return [start, end];
}
