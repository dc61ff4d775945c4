import { say } from '../../text/message';
import { checksumLines } from './checksumLines';
import { digestTree } from './digestTree';
import { manifestFault, type Manifest } from './manifest';

/** Longer than any manifest: 16 MiB. */
const LONGEST = 16 * 1024 * 1024;

/** Reads a manifest: JSON and YAML by their endings, everything else as lines of checksums. */
export function readManifest(path: string, text: string): Manifest {
  if (text.length > LONGEST) {
    return manifestFault(
      say('The manifest is larger than {0} MiB.', LONGEST / 1024 / 1024),
      say('Write a manifest of fewer files.'),
    );
  }
  const read = /\.(?:json|ya?ml)$/i.test(path) ? digestTree(text) : checksumLines(path, text);
  if (read.kind === 'fault' || read.entries.length > 0) return read;
  return manifestFault(
    say('The manifest records no SHA-256.'),
    say('Write the checksums of the files into it.'),
  );
}
