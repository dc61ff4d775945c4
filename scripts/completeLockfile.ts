import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A registry that mirrors only one platform's binaries makes npm leave the others out of the
// lockfile, and `npm ci` then refuses it, here and on those platforms. Run this after `npm install`
// wherever that is so: it adds the missing ones by what their dependents ask for.

interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

interface Lockfile {
  packages: Record<string, LockedPackage>;
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const file = join(__dirname, '..', 'package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8')) as Lockfile;
const added = Object.fromEntries(missingPackages(lockfile));
const packages = Object.entries({ ...lockfile.packages, ...added });
packages.sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  file,
  `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, undefined, 2)}\n`,
);
console.log(`Added to the lockfile: ${Object.keys(added).length}`);

function missingPackages({ packages: locked }: Lockfile): [string, LockedPackage][] {
  const wanted = Object.values(locked).flatMap((each) => Object.entries(each.optionalDependencies ?? {}));
  return wanted
    .filter(([, version]) => /^\d+\.\d+\.\d+/.test(version))
    .map(([name, version]): [string, LockedPackage] => [`node_modules/${name}`, describe(name, version)])
    .filter(([place]) => locked[place] === undefined);
}

/** By its name, as npm packages of binaries spell their platform; others are left for npm to settle. */
function describe(name: string, version: string): LockedPackage {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
