import { presentModule } from './harmlessGlobals';

/** Modules that run commands, import, load or compile code, or reach files and the network. */
const MODULES = new Set(
  (
    'os posix nt posixpath ntpath subprocess sys runpy pty socket socketserver shutil importlib imp pkgutil zipimport ' +
    'pickle _pickle cPickle dill cloudpickle marshal shelve types code codeop ctypes _ctypes cffi webbrowser urllib ' +
    'urllib2 urllib3 requests http httplib httpx aiohttp ftplib smtplib telnetlib ssl asyncio multiprocessing ' +
    '_posixsubprocess threading _thread signal mmap pip setuptools distutils timeit profile cProfile pdb bdb trace ' +
    'doctest inspect gc weakref tempfile io _io platform commands popen2 venv ensurepip idlelib lib2to3 unittest ' +
    'xmlrpc fileinput linecache site sysconfig winreg msvcrt'
  ).split(' '),
);
/** Members of modules that are harmless otherwise. */
const MEMBERS: readonly RegExp[] = [
  /^builtins\.(?:eval|exec|execfile|compile|open|file|input|raw_input|getattr|setattr|delattr|__import__|globals|locals|vars|breakpoint|apply|reload|map|filter)$/,
  /^_?operator\.(?:attrgetter|methodcaller|itemgetter|call)$/,
  /^functools\.(?:reduce|partialmethod|singledispatch|wraps)$/,
  /^(?:bdb|cProfile|profile|trace|timeit|pdb)\./,
  /^numpy\.(?:load|loads|save|savez|savetxt|loadtxt|genfromtxt|fromfile|memmap|DataSource|fromfunction|frompyfunc|vectorize|apply_along_axis|testing|f2py|distutils|lib|ctypeslib|compat|_?core\._ufunc_reconstruct|_?core\._internal\.(?!_convert))/,
  /^pandas\.(?:read_\w+|eval|io|core\.computation|compat|util|HDFStore|ExcelFile|ExcelWriter)/,
  /^scipy\.(?:io|stats|weave|_lib\.(?:_ccallback|_util))/,
  /^sklearn\.(?:externals\.(?!joblib\.numpy_pickle\.)|datasets|callback)/,
  /^(?:torch\.(?:load|save|hub|jit|package|serialization|storage\._load_from_bytes|distributed|multiprocessing|utils|ops|_C|compile|classes|fx|_dynamo|_inductor))/,
  /^(?:joblib\.(?:load|dump|Memory|Parallel|memory|parallel|externals)|keras\.|tensorflow\.)/,
];

/** Whether a global is a well-known way to run code or to reach files, processes or the network. */
export function isDangerous(module: string, name: string): boolean {
  const present = presentModule(module);
  const [root = ''] = present.split('.');
  return MODULES.has(root) || MEMBERS.some((member) => member.test(`${present}.${name}`));
}
