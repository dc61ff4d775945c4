import { say, type Message } from '../../../text/message';
import type { ByteFile, FilePart } from '../../world/byteFile';
import { PartFeed, StreamFeed, type ByteFeed } from './byteFeed';
import { ByteReader } from './byteReader';
import { FORMAT_BYTES, modelFormat } from './modelFormat';
import { numpyHeader } from './numpyHeader';
import type { Fetched } from './fetched';
import type { ScanContext } from './scanPickle';
import { scanSequence } from './scanSequence';
import { tarMembers } from './tarMembers';
import { contentOf, zipDirectory, type ZipMember } from './zipDirectory';

/** A place in a file: the member of an archive, and the offset of a byte in it, after unpacking. */
export interface PicklePlace {
  readonly member: string | undefined;
  readonly offset: number;
}

/** What a scan found in one file. */
export interface ModelScan {
  /** Everything that loading would fetch, in the order of the file. */
  readonly fetched: readonly (PicklePlace & { readonly what: Fetched })[];
  /** What is odd about the file, though it may do no harm. */
  readonly notes: readonly Message[];
  /** Why a part of it could not be judged. */
  readonly faults: readonly { readonly reason: Message; readonly next: Message }[];
  readonly pickles: number;
}

/** Unpacked bytes beyond which a small file is taken for an attack: 8 GiB. */
const MOST_UNPACKED = 8 * 2 ** 30;
/** Opcodes of a file. A forest of a thousand trees has some hundred thousand. */
const MOST_OPCODES = 40_000_000;
const MOST_FETCHED = 10_000;
const MOST_NOTES = 20;
const MOST_MEMBERS = 10_000;
const ZIP_METHODS: Readonly<Record<number, string>> = { 12: 'bzip2', 14: 'lzma', 93: 'zstd' };
/** Members of archives that PyTorch, numpy and joblib load as pickles. */
const PICKLE_MEMBER = /\.(?:pkl|pickle|p|joblib|dill|npy)$/i;

/** Scans the pickles of a file, whatever it is packed in. Reads no more than it needs, and never loads anything. */
export async function scanModel(file: ByteFile): Promise<ModelScan> {
  return new ModelScanner(file).run();
}

class ModelScanner {
  readonly #file: ByteFile;
  readonly #fetched: (PicklePlace & { readonly what: Fetched })[] = [];
  readonly #notes: Message[] = [];
  readonly #faults: { readonly reason: Message; readonly next: Message }[] = [];
  #pickles = 0;
  #member: string | undefined;
  readonly #context: ScanContext = {
    report: (what, offset) => {
      if (what.kind === 'persistent' && this.#context.resolvesIds) return;
      if (this.#fetched.length < MOST_FETCHED) this.#fetched.push({ what, member: this.#member, offset });
    },
    ambiguous: (offset) =>
      this.#note(
        say(
          'The array at byte {0} is stored as joblib before 1.2 stored it: another loader may take its bytes for code.',
          offset,
        ),
      ),
    remaining: MOST_OPCODES,
    resolvesIds: false,
  };

  constructor(file: ByteFile) {
    this.#file = file;
  }

  async run(): Promise<ModelScan> {
    await this.#scanFile();
    return { fetched: this.#fetched, notes: this.#notes, faults: this.#faults, pickles: this.#pickles };
  }

  async #scanFile(): Promise<void> {
    const whole = { offset: 0, length: this.#file.size };
    const format = modelFormat(await this.#file.read(0, FORMAT_BYTES));
    switch (format.kind) {
      case 'empty': {
        this.#fault(say('it is empty'), say('Train the model again, or restore the file.'));
        return;
      }
      case 'closed': {
        this.#fault(
          say('it is compressed by {0}, which is not unpacked here', format.packing),
          unpack(format.command),
        );
        return;
      }
      case 'foreign': {
        this.#fault(say('it is {0}, not a pickle', format.what), namePickles());
        return;
      }
      case 'zip':
        return this.#scanZip();
      case 'tar':
        return this.#scanTar();
      case 'packed':
        return this.#scanPart(this.#unpack(format.packing, whole));
      case 'safetensors':
        return this.#scanLookalike(new PartFeed(this.#file, whole));
      case 'numpy':
      case 'pickle':
        return this.#scanPart(new PartFeed(this.#file, whole));
    }
  }

  async #scanZip(): Promise<void> {
    const members = await zipDirectory(this.#file);
    if ('text' in members) {
      this.#fault(members, restore());
      return;
    }
    const chosen = members.filter(({ name }) => PICKLE_MEMBER.test(name));
    if (chosen.length === 0) {
      this.#fault(say('it is an archive without pickles'), namePickles());
      return;
    }
    if (chosen.length > MOST_MEMBERS) {
      this.#fault(say('its archive has too many members'), namePickles());
      return;
    }
    this.#context.resolvesIds = true;
    for (const member of chosen) await this.#scanMember(member);
  }

  async #scanMember(member: ZipMember): Promise<void> {
    this.#member = member.name;
    const part = await contentOf(this.#file, member);
    if (part === undefined) {
      this.#fault(say('its archive is cut off or damaged'), restore());
      return;
    }
    if (member.isEncrypted) {
      this.#fault(say('its archive is encrypted'), say('Save it without a password.'));
      return;
    }
    switch (member.method) {
      case 0:
        return this.#scanPart(new PartFeed(this.#file, part));
      case 8:
        return this.#scanPart(this.#unpack('deflate', part));
      default: {
        this.#fault(
          say('its archive is packed by method {0}, which is not unpacked here', methodName(member.method)),
          say('Save it again with the usual compression of zip, or without.'),
        );
        return;
      }
    }
  }

  /** PyTorch's oldest format: tensors stand in members of their own, among pickles and raw numbers. */
  async #scanTar(): Promise<void> {
    for (const { name, part } of await tarMembers(this.#file)) {
      this.#member = name;
      if (name === 'pickle' || PICKLE_MEMBER.test(name)) await this.#scanPart(new PartFeed(this.#file, part));
    }
    this.#member = undefined;
    this.#fault(
      say('it is a tar archive, of which only the members that are pickles were scanned'),
      say('Load it where that is safe, and save it again with a present version of PyTorch.'),
    );
  }

  /** Safetensors hold no code; but a pickle can look like them, so what would be code in them counts. */
  async #scanLookalike(feed: ByteFeed): Promise<void> {
    this.#pickles += (await scanSequence(new ByteReader(feed), this.#context)).pickles;
  }

  #unpack(packing: 'zlib' | 'gzip' | 'deflate', part: FilePart): ByteFeed {
    const reason = say('it unpacks to more than {0} GiB', MOST_UNPACKED / 2 ** 30);
    return new StreamFeed(this.#file.unpacked(packing, part), { bytes: MOST_UNPACKED, reason });
  }

  async #scanPart(feed: ByteFeed): Promise<void> {
    try {
      const reader = new ByteReader(feed);
      await reader.need(FORMAT_BYTES);
      const format = modelFormat(reader.ahead(FORMAT_BYTES));
      if (format.kind === 'numpy') {
        const content = await numpyHeader(reader);
        if (content === 'raw') return;
        if (content === 'malformed') {
          this.#fault(say('its header is no header of numpy'), restore());
          return;
        }
      }
      await this.#scanPickles(reader);
    } finally {
      feed.close();
    }
  }

  async #scanPickles(reader: ByteReader): Promise<void> {
    const end = await scanSequence(reader, this.#context);
    this.#pickles += end.pickles;
    if (end.rest !== undefined) {
      this.#note(say('Behind its last pickle, from byte {0} on, stands something else.', end.rest));
    }
    if (end.fault !== undefined) this.#fault(end.fault, restore());
  }

  #note(note: Message): void {
    if (this.#notes.length < MOST_NOTES) this.#notes.push(note);
  }

  #fault(reason: Message, next: Message): void {
    const member = this.#member;
    if (this.#faults.length >= MOST_NOTES) return;
    this.#faults.push({
      reason: member === undefined ? reason : say('{0}, in its member {1}', reason, member),
      next,
    });
  }
}

/** What can be done about a packed file. Python is left out: unpacking it by joblib would load it. */
function unpack(command: string | undefined): Message {
  return command === undefined
    ? say('Save it without compression or with zlib: "joblib.dump(model, path, compress=3)".')
    : say(
        'Unpack it without loading it, by "{0} model > unpacked", and check the unpacked file; or save it with zlib: "joblib.dump(model, path, compress=3)".',
        command,
      );
}

/** A method of zip by its number, with its name where Python's reader knows it (APPNOTE 4.4.5). */
function methodName(method: number): string {
  const name = ZIP_METHODS[method];
  return name === undefined ? String(method) : `${String(method)} (${name})`;
}

function restore(): Message {
  return say('Save the model again, or restore the file.');
}

function namePickles(): Message {
  return say('Name only files that Python loads by pickle, joblib, PyTorch or numpy.');
}
