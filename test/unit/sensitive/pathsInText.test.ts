import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathsInCell, pathsInText, styleOfFile } from '../../../src/core/sensitive/pathsInText';
import { pythonTexts } from '../../../src/core/sensitive/pythonStrings';

/** Kinds and paths that are found in a cell of Python. */
function found(source: string): readonly string[] {
  return pathsInCell(source, 'python').map(({ kind, path }) => `${kind} ${path}`);
}

describe('absolute paths in Python', () => {
  for (const [source, path] of [
    ['pd.read_csv("/home/maria/churn/data.csv")', 'home /home/maria/churn/data.csv'],
    ["f = '/Users/maria/models/model.pkl'", 'home /Users/maria/models/model.pkl'],
    ['pd.read_csv("~/data/churn.csv")', 'home ~/data/churn.csv'],
    ['x = f"/home/{user}/x"', 'home /home/{}/x'],
    ['x = "file:///home/maria/x"', 'home file:///home/maria/x'],
    ['pd.read_csv(r"C:\\Users\\maria\\data.csv")', 'drive C:\\Users\\maria\\data.csv'],
    ['x = "C:\\\\data\\\\d.csv"', 'drive C:\\data\\d.csv'],
    ['open("D:/work/x.csv")', 'drive D:/work/x.csv'],
    ['x = r"\\\\server\\share\\f.csv"', 'share \\\\server\\share\\f.csv'],
    ['open("/mnt/share/x")', 'folder /mnt/share/x'],
    ['DATA_DIR = "/data"', 'folder /data'],
    ['Path("/data/raw")', 'folder /data/raw'],
    ['f(a, path="/scratch/me/x")', 'folder /scratch/me/x'],
    ['x = {"p": "/data/x.csv"}', 'folder /data/x.csv'],
    ['pd.read_csv("/foo/bar/train.csv.gz")', 'folder /foo/bar/train.csv.gz'],
    ['os.system("cp /home/maria/x/y .")', 'home /home/maria/x/y'],
    ['!cp /home/maria/x .', 'home /home/maria/x'],
    ['%cd ~/projects', 'home ~/projects'],
    ['files = !ls /mnt/data', 'folder /mnt/data'],
    ['%%bash\ncd /home/maria/x\n', 'home /home/maria/x'],
    ['%%time\nopen("/mnt/a/b")', 'folder /mnt/a/b'],
  ] as const) {
    it(`are found in ${JSON.stringify(source)}`, () => assert.deepEqual(found(source), [path]));
  }

  for (const source of [
    '@app.get("/users")',
    '@app.get("/data/{id}")',
    '@router.post(\n    "/home/start")',
    'client.get("/data/items")',
    'requests.get("/home/maria")',
    'app.mount("/data", files)',
    'url = "/api/v1"',
    'BASE_URL: str = "/data/v1"',
    '"/users/42"\nx = "/users/42"',
    'x = "http://host/home/maria/x"',
    '# see /home/maria/x',
    'x = 1  # "/home/maria/x"',
    '"""doc /home/maria/x/y"""',
    'def f():\n    """/home/maria/x"""\n    return 1',
    'open("/dev/null"), open("/tmp/x.csv"), open("/etc/hosts"), open("/app/model.pkl")',
    'open("/opt/ml/model/model.pkl")',
    'p = base + "/data/x.csv"',
    'p = "a" "/data/x.csv"',
    'x = f"{root}/data/x.csv"',
    're.compile(r"/home/(\\w+)")',
    'x.startswith("/home/maria")',
    'x.replace("/mnt/data/", "")',
    'x = "Q:\\nA:\\n"',
    'x = "a:b", "10:/5", "/", "//", "~", "~5 rows", "either/or"',
    'os.path.expanduser("~")',
    'x = a % b\n%timeit f(x)',
    'x=("%s"\n % name)',
    '!curl https://host/home/maria/x',
    '%%html\n<a href="/home/maria/x">',
    'x = 5 / 3',
  ]) {
    it(`are not in ${JSON.stringify(source)}`, () => assert.deepEqual(found(source), []));
  }

  it('have the range of the text that holds them', () => {
    assert.deepEqual(pathsInText('x = r"~/a"', { read: 'python' }), [
      { kind: 'home', path: '~/a', start: 4, end: 10 },
    ]);
  });
});

describe('absolute paths in other languages', () => {
  function inFile(name: string, text: string): readonly string[] {
    return pathsInText(text, styleOfFile(name)).map(({ path }) => path);
  }

  it('count in every word of shell scripts and settings, but not in comments', () => {
    const script =
      '#!/home/maria/bin/sh\ncd /home/maria/x # /home/y/z\nX=/data/a\ncp "/mnt/a b/c" .\ncat < /dev/null\n';
    assert.deepEqual(inFile('run.sh', script), ['/home/maria/x', '/data/a', '/mnt/a b/c']);
    assert.deepEqual(inFile('a.yaml', 'input: /mnt/a/b\n# /mnt/c\nurl: https://h/data/x\n'), ['/mnt/a/b']);
  });

  it('count in texts of R, SQL and JavaScript, but not in comments', () => {
    assert.deepEqual(inFile('a.R', 'x <- read.csv("/home/m/x.csv") # "/home/x/y"'), ['/home/m/x.csv']);
    assert.deepEqual(inFile('a.sql', "COPY t FROM '/mnt/x/y.csv'; -- '/mnt/z'"), ['/mnt/x/y.csv']);
    assert.deepEqual(inFile('a.js', "app.get('/home/x', f); open('/mnt/x/y') // '/mnt/z'"), ['/mnt/x/y']);
  });
});

describe('texts in Python', () => {
  it('are told from comments, with escapes resolved and fields left out', () => {
    const { strings } = pythonTexts(`a = 'x\\ty' # 'no'\nb = rb"\\d" + f'{c["d"]}{{e}}'\n"""doc"""`);
    assert.deepEqual(
      strings.map(({ value, isStatement, isContinuation }) => [value, isStatement, isContinuation]),
      [
        ['x\ty', false, false],
        ['\\d', false, false],
        ['{}{e}', false, true],
        ['doc', true, false],
      ],
    );
  });

  it('are read from anything, complete or broken, in order', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        "'",
        '"""',
        'f"',
        'r"',
        '{',
        '}',
        '\\',
        '\n',
        '#',
        '!ls',
        '%cd ~/x',
        '(',
        ')',
        '/home/a/b',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, isNotebook) => {
        const text = pieces.join('');
        let behind = 0;
        for (const { start, end } of pythonTexts(text, isNotebook).strings) {
          assert.ok(start >= behind && end > start && end <= text.length);
          behind = end;
        }
        pathsInCell(text, 'python');
        pathsInText(text, { read: 'words', comment: '#' });
      }),
    );
  });

  it('are read in time that grows with the length', () => {
    // Quadratic time would run into the time-out.
    for (const unit of ['f"{', '"', "'\\", '"/home/a', '(', 'a ', '!a\\\n', '"""']) {
      const { strings } = pythonTexts(unit.repeat(Math.floor(500_000 / unit.length)), true);
      assert.ok(strings.length < 500_000);
    }
  });
});
