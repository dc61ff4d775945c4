import { say, type Message } from '../../../text/message';
import type { ByteReader } from './byteReader';
import type { PickleValue } from './pickleValue';
import { scanPickle, type ScanContext } from './scanPickle';

/** How a sequence of pickles ended. */
export interface SequenceEnd {
  /** Whole pickles. */
  readonly pickles: number;
  /** Offset of what follows them and is no pickle. */
  readonly rest?: number;
  /** Why it could not be read to its end. */
  readonly fault?: Message;
}

/** The number that PyTorch's former format begins with, as a pickle of its own. */
const PYTORCH_MAGIC = Number('0x1950a86a20f9469cfc6c');
/** In that format behind it: protocol, system, the object, the keys of its storages; then raw numbers. */
const PYTORCH_PICKLES = 5;

/** Scans pickles that follow each other to the end of the bytes: a loader may be called more than once. */
export async function scanSequence(reader: ByteReader, context: ScanContext): Promise<SequenceEnd> {
  let pickles = 0;
  let isPyTorch = false;
  for (;;) {
    const start = reader.position;
    if (!(await reader.need(1))) {
      const fault = reader.failure ?? (pickles === 0 ? say('it is empty') : undefined);
      return { pickles, ...(fault === undefined ? {} : { fault }) };
    }
    if (isPyTorch && pickles === PYTORCH_PICKLES) return { pickles };
    const end = await scanPickle(reader, context);
    if (end.kind === 'broken') {
      // What is out of bounds or cannot be unpacked may still hide something; what is no pickle is not loaded.
      const isJunk = pickles > 0 && !isPyTorch && reader.failure === undefined && context.remaining > 0;
      return isJunk ? { pickles, rest: start } : { pickles, fault: brokenAt(end.reason, end.offset) };
    }
    isPyTorch ||= pickles === 0 && isMagic(end.value);
    context.resolvesIds ||= isPyTorch;
    pickles++;
  }
}

function brokenAt(reason: Message, offset: number): Message {
  return say('it is no whole pickle: {0}, at byte {1}', reason, offset);
}

function isMagic(value: PickleValue): boolean {
  return value.kind === 'number' && value.value === PYTORCH_MAGIC;
}
