import type { Finding } from '../../../evidence/evidence';
import { cleanText } from '../../../results/externalText';
import { say, verbatim, type Message } from '../../../text/message';
import { isDangerous } from './dangerousGlobals';
import { isHarmless } from './harmlessGlobals';
import type { Fetched } from './fetched';
import type { ModelScan, PicklePlace } from './scanModel';

const LONGEST_NAME = 120;

/** Findings of one scanned file: each class or function once, where it is fetched first. */
export function pickleFindings(path: string, scan: ModelScan, allow: readonly string[]): readonly Finding[] {
  const seen = new Set<string>();
  const findings = scan.fetched.flatMap(({ what, ...place }): readonly Finding[] => {
    const key = keyOf(what);
    if (seen.has(key)) return [];
    seen.add(key);
    const finding = findingOf(what, place, allow);
    return finding === undefined ? [] : [{ ...finding, path }];
  });
  const notes = scan.notes.map((message): Finding => ({
    severity: 'warn',
    message,
    path,
    next: say('Save the model again, so that the file holds only what is loaded.'),
  }));
  return [...findings, ...notes];
}

/** Whether a name is what a glob means: `*` stands for any letters, dots are dots. */
function matches(glob: string, name: string): boolean {
  const [first = '', ...rest] = glob.split(/\*+/);
  const last = rest.pop();
  if (last === undefined) return glob === name;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1 || found + part.length > name.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

function keyOf(what: Fetched): string {
  switch (what.kind) {
    case 'global':
      return `global ${what.module} ${what.name}`;
    case 'extension':
      return `extension ${what.code}`;
    case 'patched':
      return `patched ${what.of}`;
    case 'computed':
    case 'persistent':
      return what.kind;
  }
}

function findingOf(what: Fetched, place: PicklePlace, allow: readonly string[]): Finding | undefined {
  const at = placeText(place);
  switch (what.kind) {
    case 'global':
      return globalFinding(what.module, what.name, at, allow);
    case 'computed': {
      const message = say('Loading fetches something whose name is put together only then ({0}).', at);
      return { severity: 'fail', message, next: distrust() };
    }
    case 'extension': {
      const message = say('Loading fetches number {0} of a registry, whatever that is ({1}).', what.code, at);
      return { severity: 'fail', message, next: distrust() };
    }
    case 'patched': {
      const message = say('Loading changes {0} itself, not an object of it ({1}).', shown(what.of), at);
      return { severity: 'fail', message, next: distrust() };
    }
    case 'persistent': {
      const message = say('It refers to objects by ids that only a loader of its own can resolve ({0}).', at);
      return {
        severity: 'warn',
        message,
        next: say('Save the model with all its parts, or look at what loads it.'),
      };
    }
  }
}

function globalFinding(
  module: string,
  name: string,
  at: Message,
  allow: readonly string[],
): Finding | undefined {
  const full = `${module}.${name}`;
  if (isHarmless(module, name) || allow.some((glob) => matches(glob, full))) return undefined;
  if (isDangerous(module, name)) {
    const message = say(
      'Loading fetches {0}, which can run any code or reach any file ({1}).',
      shown(full),
      at,
    );
    return { severity: 'fail', message, next: distrust() };
  }
  const message = say('Loading fetches {0}, which is not known to be harmless ({1}).', shown(full), at);
  const next = say(
    'If you know and trust that code, add "{0}" to "allow"; else do not load the file.',
    shown(full),
  );
  return { severity: 'fail', message, next };
}

function placeText({ member, offset }: PicklePlace): Message {
  return member === undefined
    ? say('at byte {0}', offset)
    : say('at byte {0} of {1}', offset, cleanText(member, LONGEST_NAME));
}

function shown(name: string): Message {
  return verbatim(cleanText(name, LONGEST_NAME));
}

function distrust(): Message {
  return say('Do not load the file. Train the model again from trusted code, or ask who made it.');
}
