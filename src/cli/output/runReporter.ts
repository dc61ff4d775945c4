import { checkHealth, worst, type Health } from '../../core/health/health';
import { totalsText } from '../../core/health/healthText';
import type { CheckDefinition } from '../../core/project/project';
import { plainLine } from '../../core/text/plainLine';
import { checkKey } from '../../core/snapshot/checkKey';
import { render } from '../../core/text/message';
import type { RunEvent } from '../../node/run/runEvents';
import { checkLines } from './checkLines';
import type { Style } from './style';

/** Tells people how a run goes: each check as it ends, what runs meanwhile, and the sum. */
export class RunReporter {
  readonly #stream: NodeJS.WriteStream;
  readonly #style: Style;
  readonly #total: number;
  readonly #width: number;
  readonly #running = new Set<string>();
  readonly #output = new Map<string, string>();
  readonly #healths: Health[] = [];
  #cancelled = 0;
  #statusShown = false;

  constructor(stream: NodeJS.WriteStream, style: Style, checks: readonly CheckDefinition[], project: string) {
    this.#stream = stream;
    this.#style = style;
    this.#total = checks.length;
    this.#width = Math.min(48, Math.max(0, ...checks.map(({ stage, id }) => checkKey(stage, id).length)));
    this.#line(style.paint('bold', plainLine(project)));
    if (checks.length === 0) this.#line('  No check to run.');
  }

  /** Takes an event of the run. */
  on(event: RunEvent): void {
    const key = checkKey(event.check.stage, event.check.id);
    switch (event.kind) {
      case 'waiting':
        if (event.for === 'same-check') this.#line(`  ${key} is running elsewhere: waiting for it to end`);
        return;
      case 'started':
        this.#running.add(key);
        this.#started(event.check);
        break;
      case 'output':
        this.#take(key, event.text);
        return;
      case 'ended':
        this.#running.delete(key);
        this.#ended(event, key);
        break;
    }
    this.#showStatus();
  }

  /** Writes the sum. */
  finish(): void {
    this.#clearStatus();
    if (this.#total === 0) return;
    const counts: Partial<Record<Health, number>> = {};
    for (const health of this.#healths) counts[health] = (counts[health] ?? 0) + 1;
    const words = totalsText(counts).map((part) => render(part));
    if (this.#cancelled > 0) words.push(`${String(this.#cancelled)} cancelled, nothing recorded for them`);
    this.#line('');
    this.#line(`${this.#style.mark(worst(this.#healths))} ${words.join(' · ')}`);
  }

  #started(check: CheckDefinition): void {
    if (this.#total === 1 && check.kind === 'command')
      this.#line(this.#style.paint('dim', `$ ${plainLine(check.run)}`));
  }

  /** A single check speaks while it runs; of several only those are heard that fail. */
  #take(key: string, text: string): void {
    if (this.#total === 1) this.#stream.write(text);
    else this.#output.set(key, ((this.#output.get(key) ?? '') + text).slice(-4096));
  }

  #ended({ check, end }: Extract<RunEvent, { kind: 'ended' }>, key: string): void {
    this.#clearStatus();
    if (end.kind === 'cancelled') {
      this.#cancelled += 1;
      this.#line(`  ${this.#style.paint('dim', `- ${key}  cancelled, nothing recorded`)}`);
      return;
    }
    const { outcome, seconds } = end;
    const health = checkHealth(outcome.verdict, false);
    this.#healths.push(health);
    const { summary, findings } = outcome;
    const lines = checkLines(
      { id: key, health, summary, causes: [], findings, seconds },
      this.#width,
      this.#style,
    );
    for (const line of lines) this.#line(line);
    const output = this.#output.get(key);
    if (output !== undefined && check.kind === 'command' && health !== 'pass') this.#quote(output);
  }

  #quote(output: string): void {
    const lines = output.trimEnd().split('\n').slice(-12);
    for (const line of lines) this.#line(this.#style.paint('dim', `      | ${plainLine(line)}`));
  }

  #showStatus(): void {
    if (!this.#stream.isTTY || this.#total < 2 || this.#running.size === 0) return;
    this.#clearStatus();
    const done = this.#healths.length + this.#cancelled;
    const words = `… ${String(done)}/${String(this.#total)}  ${[...this.#running].join(', ')}`;
    this.#stream.write(this.#style.paint('dim', words.slice(0, Math.max(20, this.#stream.columns - 1))));
    this.#statusShown = true;
  }

  #clearStatus(): void {
    if (this.#statusShown) this.#stream.write('\r\u001b[K');
    this.#statusShown = false;
  }

  #line(text: string): void {
    this.#clearStatus();
    this.#stream.write(`${text}\n`);
  }
}
