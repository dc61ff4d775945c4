import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file without a name, to be printed to while nobody reads: a pipe holds little. */
export class PrintedText {
  readonly handle: number;

  constructor() {
    const folder = mkdtempSync(path.join(tmpdir(), 'ml-lifecycle-'));
    try {
      this.handle = openSync(path.join(folder, 'printed'), 'wx+', 0o600);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  bytes(): Buffer {
    const bytes = Buffer.allocUnsafe(fstatSync(this.handle).size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(this.handle, bytes, length, bytes.length - length, length);
    }
    return bytes.subarray(0, length);
  }

  close(): void {
    closeSync(this.handle);
  }
}
