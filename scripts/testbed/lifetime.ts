import { SetupError } from './setupError';

type Release = () => unknown;

/** Signals are for the whole process, and so is the list of what they must end. */
const open = new Set<Lifetime>();

/** What a script holds (servers, browsers, scratch folders): let go in reverse order, however it ends. */
export class Lifetime {
  private readonly held: Release[] = [];
  private ending: Promise<void> | undefined;

  constructor() {
    open.add(this);
  }

  /** Registers what to do at the end. */
  add(release: Release): void {
    this.held.push(release);
  }

  /** Lets go of everything; safe to call twice. */
  end(): Promise<void> {
    this.ending ??= this.releaseAll();
    return this.ending;
  }

  private async releaseAll(): Promise<void> {
    for (let release = this.held.pop(); release !== undefined; release = this.held.pop()) {
      try {
        await release();
      } catch (error) {
        console.error(error);
      }
    }
    open.delete(this);
  }
}

/** Runs a script's main function, ends its lifetime on every way out, and exits with the code it returns. */
export function runScript(main: (lifetime: Lifetime) => Promise<number>): void {
  const lifetime = new Lifetime();
  const leave = async (code: number): Promise<void> => {
    await Promise.all([...open].map((each) => each.end()));
    process.exit(code);
  };
  process.on('SIGINT', () => void leave(130));
  process.on('SIGTERM', () => void leave(143));
  process.on('SIGHUP', () => void leave(129));
  leaveWithNpm(() => void leave(143));
  main(lifetime).then(
    (code) => leave(code),
    (error: unknown) => {
      console.error(error instanceof SetupError ? `\n${error.describe()}\n` : error);
      return leave(1);
    },
  );
}

/** npm hands a signal only to the shell it started, so the death of that shell is the signal. */
function leaveWithNpm(leave: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    leave();
  }, 500);
  timer.unref();
}
