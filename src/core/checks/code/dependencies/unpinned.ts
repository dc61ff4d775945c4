import type { Finding } from '../../../evidence/evidence';
import { say, verbatim, type Message } from '../../../text/message';
import type { Declaration, DependencyFile } from './dependencyFile';
import { isLockOf } from './lockFile';
import type { Dependencies } from './readDependencies';
import type { Pin } from './requirement';

/** Declarations by which tomorrow another version may be installed than today. */
export function unpinned({ files, locks }: Dependencies): readonly Finding[] {
  const findings: Finding[] = [];
  for (const file of files) {
    if (file.role === 'constraints') continue;
    const pinned = pinnedFor(file, files);
    const own = locks.filter((lock) => isLockOf(lock, file.path));
    const locked = own.some((lock) => lock.names.size === 0)
      ? undefined
      : new Set(own.flatMap((lock) => [...lock.names]));
    for (const declaration of file.declarations) {
      const { name, pin } = declaration;
      if (pin === 'exact' || pin === 'local' || pinned.has(name)) continue;
      if (pin !== 'malformed' && locked?.has(name) === true) continue;
      const lock = own.find((one) => one.names.size > 0)?.path;
      findings.push(findingOf(declaration, pin, lock));
    }
  }
  return findings;
}

/**
 * Names that another file pins for this one: constraints and files that are installed together with it, and for what
 * a package needs all that is installed.
 */
function pinnedFor(file: DependencyFile, files: readonly DependencyFile[]): ReadonlySet<string> {
  const together = connected(file, files);
  const others = files.filter(
    (one) =>
      together.has(one.path) ||
      one.role === 'constraints' ||
      (file.role === 'abstract' && one.role === 'installed'),
  );
  return new Set(
    others.flatMap(({ declarations }) =>
      declarations.filter(({ pin }) => pin === 'exact').map(({ name }) => name),
    ),
  );
}

/** Paths of all files that inclusions connect with a file, in either direction. */
function connected(file: DependencyFile, files: readonly DependencyFile[]): ReadonlySet<string> {
  const reached = new Set([file.path]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { path, inclusions } of files) {
      const linked = [path, ...inclusions.map((one) => one.path)];
      if (linked.some((one) => reached.has(one))) for (const one of linked) reached.add(one);
    }
  }
  return reached;
}

function findingOf(declaration: Declaration, pin: Pin, lock: string | undefined): Finding {
  const { place, written } = declaration;
  const shown = verbatim(written.length > 120 ? `${written.slice(0, 119)}…` : written);
  const message = messageOf(pin, shown);
  if (lock !== undefined && pin !== 'malformed') {
    return {
      severity: 'warn',
      message: say('{0} The lock {1} does not have it.', message, lock),
      ...place,
      next: say('Write the lock anew, and commit it.'),
    };
  }
  return { severity: 'warn', message, ...place, next: nextOf(pin) };
}

function messageOf(pin: Pin, shown: Message): Message {
  switch (pin) {
    case 'range':
      return say('"{0}" allows several versions: tomorrow another one may be installed.', shown);
    case 'wildcard':
      return say('"{0}" names a family of versions, not one.', shown);
    case 'movable':
      return say('"{0}" fetches from an address whose content may change.', shown);
    case 'malformed':
      return say('"{0}" is no requirement that an installer understands.', shown);
    case 'none':
    case 'exact':
    case 'local':
      return say('"{0}" names no version: whatever is newest gets installed.', shown);
  }
}

function nextOf(pin: Pin): Message {
  switch (pin) {
    case 'movable':
      return say('Name a whole commit id behind "@", or the digest of the file: "#sha256=…".');
    case 'malformed':
      return say('Mend the line: a name, then for example "==1.2.3".');
    default:
      return say('Write the exact version, "==1.2.3", or commit a lock.');
  }
}
