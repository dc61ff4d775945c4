import { say, type Message } from '../../text/message';
import type { Token } from './token';

type ScopeKind = 'module' | 'class' | 'function' | 'lambda';

interface Event {
  readonly name: string;
  readonly token: Token;
  readonly kind: 'use' | 'assign' | 'walrus';
}

/** What is known of a comprehension while its clauses are read. */
export interface ComprehensionNames {
  /** Names that its clauses bind. */
  readonly targets: ReadonlySet<string>;
  /** Where its outermost iterable stands, which belongs to the scope around. */
  readonly iterable: { readonly start: number; readonly end: number };
  /** Ranges of all its iterables. */
  readonly iterables: readonly { readonly start: number; readonly end: number }[];
  readonly isGenerator: boolean;
}

/** A function, class or module while it is read. */
class Scope {
  readonly kind: ScopeKind;
  readonly isAsync: boolean;
  readonly parent: Scope | undefined;
  readonly parameters = new Set<string>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Map<string, Token>();
  events: Event[] = [];
  /** Loops around the statement that is read. */
  loops = 0;
  /** What is allowed only in asynchronous functions or generator expressions, until it is clear where it stands. */
  waiting: { readonly token: Token; readonly message: Message }[] = [];
  yields: Token[] = [];
  yieldsValue = false;
  returnsValue: Token | undefined;

  constructor(kind: ScopeKind, isAsync: boolean, parent: Scope | undefined) {
    this.kind = kind;
    this.isAsync = isAsync;
    this.parent = parent;
  }

  binds(name: string): boolean {
    if (this.globals.has(name) || this.nonlocals.has(name)) return false;
    return (
      this.parameters.has(name) || this.events.some((event) => event.name === name && event.kind !== 'use')
    );
  }
}

/** A rule of scopes that is broken. */
export interface ScopeFault {
  readonly token: Token;
  readonly message: Message;
}

/** Keeps the rules of names and scopes that Python's compiler enforces beyond its grammar. */
export class Scopes {
  readonly #topLevelAwait: boolean;
  readonly #all: Scope[] = [];
  #scope: Scope;

  constructor(topLevelAwait: boolean) {
    this.#topLevelAwait = topLevelAwait;
    this.#scope = new Scope('module', false, undefined);
  }

  get kind(): ScopeKind {
    return this.#scope.kind;
  }

  get loops(): number {
    return this.#scope.loops;
  }

  /** Goes back to the scope of now, when an attempt to read failed within another. */
  returnPoint(): () => void {
    const scope = this.#scope;
    const { events } = scope;
    const count = events.length;
    return () => {
      this.#scope = scope;
      scope.events = scope.events === events ? events.slice(0, count) : scope.events;
    };
  }

  enter(kind: ScopeKind, isAsync = false): void {
    this.#scope = new Scope(kind, isAsync, this.#scope);
    this.#all.push(this.#scope);
  }

  leave(): ScopeFault | undefined {
    const { isAsync, yieldsValue, returnsValue, parent } = this.#scope;
    const fault = this.statementEnds();
    if (parent !== undefined) this.#scope = parent;
    if (fault !== undefined || !isAsync || !yieldsValue || returnsValue === undefined) return fault;
    return { token: returnsValue, message: say('An asynchronous generator returns no value.') };
  }

  /** Within a loop, `break` and `continue` have a meaning. */
  inLoop(read: () => void): void {
    this.#scope.loops++;
    read();
    this.#scope.loops--;
  }

  use(name: string, token: Token): void {
    this.#scope.events.push({ name, token, kind: 'use' });
  }

  assign(name: string, token: Token, kind: 'assign' | 'walrus' = 'assign'): void {
    this.#scope.events.push({ name, token, kind });
  }

  /** A parameter; a fault if there is one of that name. */
  parameter(name: string, token: Token): ScopeFault | undefined {
    if (this.#scope.parameters.has(name)) {
      return { token, message: say('The parameter "{0}" is there twice.', name) };
    }
    this.#scope.parameters.add(name);
    return undefined;
  }

  /** Defaults and annotations of parameters belong to the scope around the function. */
  outside<T>(read: () => T): T {
    const scope = this.#scope;
    this.#scope = scope.parent ?? scope;
    const result = read();
    this.#scope = scope;
    return result;
  }

  /** A name declared by `global` or `nonlocal`. */
  declare(kind: 'global' | 'nonlocal', name: string, token: Token): ScopeFault | undefined {
    const scope = this.#scope;
    if (kind === 'nonlocal' && scope.kind === 'module') {
      return { token, message: say('"nonlocal" has no meaning outside of functions.') };
    }
    if (scope.parameters.has(name)) {
      return { token, message: say('"{0}" is a parameter: it cannot be declared {1}.', name, kind) };
    }
    if (kind === 'global' ? scope.nonlocals.has(name) : scope.globals.has(name)) {
      return { token, message: say('"{0}" is declared both global and nonlocal.', name) };
    }
    if (scope.events.some((event) => event.name === name)) {
      return { token, message: say('"{0}" is used before it is declared {1}.', name, kind) };
    }
    if (kind === 'global') scope.globals.add(name);
    else scope.nonlocals.set(name, token);
    return undefined;
  }

  /** A name with an annotation may not be declared elsewhere in the scope. */
  annotate(name: string, token: Token): ScopeFault | undefined {
    return this.#scope.globals.has(name) || this.#scope.nonlocals.has(name)
      ? { token, message: say('"{0}" is declared global or nonlocal: it cannot be annotated here.', name) }
      : undefined;
  }

  yields(token: Token, form: 'yield' | 'yield from'): ScopeFault | undefined {
    const scope = this.#scope;
    if (scope.kind === 'module' || scope.kind === 'class') {
      return { token, message: say('"{0}" stands outside of a function.', form) };
    }
    if (form === 'yield from' && scope.isAsync) {
      return { token, message: say('"yield from" has no meaning in an asynchronous function.') };
    }
    scope.yields.push(token);
    scope.yieldsValue = true;
    return undefined;
  }

  returns(token: Token, hasValue: boolean): ScopeFault | undefined {
    if (this.#scope.kind !== 'function')
      return { token, message: say('"return" stands outside of a function.') };
    if (hasValue) this.#scope.returnsValue ??= token;
    return undefined;
  }

  /** Notes `await`, `async for` or `async with`, which need an asynchronous function around them. */
  awaits(token: Token, written: string): void {
    const { kind, isAsync } = this.#scope;
    if (isAsync || (kind === 'module' && this.#topLevelAwait)) return;
    const message = say('"{0}" stands outside of an asynchronous function.', written);
    this.#scope.waiting.push({ token, message });
  }

  /** The fault of what had to be inside an asynchronous function, once it is clear that it is not. */
  statementEnds(): ScopeFault | undefined {
    return this.#scope.waiting[0];
  }

  /** Settles what was read of a comprehension since `start`: its targets are names of its own. */
  comprehension(start: number, names: ComprehensionNames): ScopeFault | undefined {
    const scope = this.#scope;
    const { targets, iterable, iterables, isGenerator } = names;
    const within = (token: Token): boolean =>
      token.start >= start && !(token.start >= iterable.start && token.end <= iterable.end);
    // Only what was read since the comprehension began can belong to it.
    let from = scope.events.length;
    while (from > 0 && (scope.events[from - 1]?.token.start ?? 0) >= start) from--;
    const inside = scope.events.slice(from);
    for (const { kind, name, token } of inside) {
      const fault = kind === 'walrus' ? this.#walrusFault(name, token, targets, iterables) : undefined;
      if (fault !== undefined) return { token, message: fault };
    }
    const yielded = scope.yields.find(within);
    if (yielded !== undefined) {
      return { token: yielded, message: say('"yield" has no meaning inside a comprehension.') };
    }
    scope.events.length = from;
    scope.events.push(...inside.filter(({ name, token }) => !(targets.has(name) && within(token))));
    if (isGenerator) scope.waiting = scope.waiting.filter(({ token }) => !within(token));
    return undefined;
  }

  #walrusFault(
    name: string,
    token: Token,
    targets: ReadonlySet<string>,
    iterables: ComprehensionNames['iterables'],
  ): Message | undefined {
    if (targets.has(name)) return say('":=" may not bind "{0}", over which the comprehension runs.', name);
    if (iterables.some(({ start, end }) => token.start >= start && token.end <= end)) {
      return say('":=" has no meaning in what a comprehension runs over.');
    }
    return this.#scope.kind === 'class'
      ? say('":=" has no meaning in a comprehension of a class body.')
      : undefined;
  }

  /** At the end of the text: `nonlocal` needs a function around that binds the name. */
  finish(): ScopeFault | undefined {
    for (const scope of this.#all) {
      for (const [name, token] of scope.nonlocals) {
        if (!bindsAround(scope.parent, name)) {
          return { token, message: say('No function around binds the nonlocal name "{0}".', name) };
        }
      }
    }
    return this.statementEnds();
  }
}

function bindsAround(from: Scope | undefined, name: string): boolean {
  for (let scope = from; scope !== undefined && scope.kind !== 'module'; scope = scope.parent) {
    if (scope.kind === 'class') {
      if (name === '__class__') return true;
      continue;
    }
    if (scope.globals.has(name)) return false;
    if (scope.binds(name)) return true;
  }
  return false;
}
