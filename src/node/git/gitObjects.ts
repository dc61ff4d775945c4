import type { GitProcess } from './gitProcess';

/** One content that git stores. */
export interface GitObject {
  readonly id: string;
  readonly bytes: Buffer;
}

const HEADER = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/;
const LINE_FEED = 10;

/**
 * The contents with these ids, one after the other, by one process. Those of more than `limit` bytes, and ids that git
 * does not have, are left out.
 */
export async function* readObjects(
  git: GitProcess,
  ids: Iterable<string>,
  limit: number,
): AsyncGenerator<GitObject, void, undefined> {
  const wanted = await idsUpTo(git, [...new Set(ids)], limit);
  if (wanted.length === 0) return;
  const reader = new BatchReader();
  for await (const chunk of git.bytes(['cat-file', '--batch', '--buffer'], lines(wanted))) {
    yield* reader.take(chunk);
  }
}

async function idsUpTo(git: GitProcess, ids: readonly string[], limit: number): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const format = '--batch-check=%(objectname) %(objecttype) %(objectsize)';
  const output = await git.text(['cat-file', format, '--buffer'], lines(ids));
  return output.split('\n').flatMap((line) => {
    const [, id, type, size] = HEADER.exec(line) ?? [];
    return id !== undefined && type === 'blob' && Number(size) <= limit ? [id] : [];
  });
}

function lines(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`;
}

/** Takes apart what `git cat-file --batch` prints: a line with id, type and size, the content, a line feed. */
class BatchReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #expected: { readonly id: string; readonly size: number } | undefined;

  /** The objects that are complete with this chunk. */
  *take(chunk: Buffer): Generator<GitObject, void, undefined> {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    // Joined only when something can be read, so that large contents are not copied for every chunk.
    while (this.#expected === undefined || this.#length > this.#expected.size) {
      const bytes = this.#joined();
      if (this.#expected === undefined) {
        const end = bytes.indexOf(LINE_FEED);
        if (end < 0) return;
        this.#expect(bytes.toString('latin1', 0, end));
        this.#drop(end + 1);
      } else {
        const { id, size } = this.#expected;
        this.#expected = undefined;
        this.#drop(size + 1);
        yield { id, bytes: bytes.subarray(0, size) };
      }
    }
  }

  #expect(header: string): void {
    const [, id, , size] = HEADER.exec(header) ?? [];
    if (id !== undefined) this.#expected = { id, size: Number(size) };
  }

  #joined(): Buffer {
    const [first] = this.#chunks;
    const joined = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }

  #drop(length: number): void {
    this.#chunks = [this.#joined().subarray(length)];
    this.#length -= length;
  }
}
