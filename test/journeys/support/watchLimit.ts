import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Editor } from '../../../scripts/testbed/installEditor';

const NAMESPACE = ['--user', '--map-root-user'];

/** Whether processes of a test can be given a limit of their own for what they watch: on Linux, where users may. */
export function canLimitWatches(): boolean {
  return (
    spawnSync('unshare', [...NAMESPACE, 'test', '-w', '/proc/sys/user/max_inotify_watches']).status === 0
  );
}

/** The editor with so many files and folders at most that the system watches for it. `scratch` holds the script that starts it. */
export async function limitWatches(editor: Editor, scratch: string, watches: number): Promise<Editor> {
  const node = join(scratch, 'node-with-few-watches');
  const inside = `echo ${watches} > /proc/sys/user/max_inotify_watches && exec "$0" "$@"`;
  const script = `#!/bin/sh\nexec unshare ${NAMESPACE.join(' ')} sh -c '${inside}' '${editor.node}' "$@"\n`;
  await writeFile(node, script, { mode: 0o755 });
  return { ...editor, node };
}
