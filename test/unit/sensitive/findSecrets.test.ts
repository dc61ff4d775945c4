import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shannonEntropy } from '../../../src/core/sensitive/entropy';
import { findSecrets } from '../../../src/core/sensitive/findSecrets';
import { AWS, drawn, GITHUB, hex, TOKENS } from './tokens';

/** The secrets of a text, as they stand there. */
function found(text: string): readonly string[] {
  return findSecrets(text).map(({ start, end }) => text.slice(start, end));
}

describe('Shannon entropy', () => {
  it('is nothing for one character, one bit for two that are as frequent, and log2 of an alphabet', () => {
    assert.equal(shannonEntropy(''), 0);
    assert.equal(shannonEntropy('aaaa'), 0);
    assert.equal(shannonEntropy('abab'), 1);
    assert.equal(shannonEntropy('0123456789abcdef'), 4);
    assert.equal(shannonEntropy('aab').toFixed(12), '0.918295834054');
  });
});

describe('secrets by their format', () => {
  for (const [issuer, token] of TOKENS) {
    it(`finds a key of ${issuer} wherever it stands: ${token.slice(0, 4)}…`, () => {
      for (const text of [token, `x = "${token}"`, `# see ${token}.`, `use <${token}>`, `{"a":"${token}"}`]) {
        assert.deepEqual(
          findSecrets(text).map(({ what, start, end }) => [what, text.slice(start, end)]),
          [[{ kind: 'token', issuer }, token]],
        );
        assert.ok(findSecrets(text).every(({ prefix }) => prefix < token.length / 2));
      }
    });
  }

  it('finds none where a format is the middle of a longer word, or cut off', () => {
    assert.deepEqual(found(`x${AWS}`), []);
    assert.deepEqual(found(`${AWS}0`), []);
    assert.deepEqual(found(GITHUB.slice(0, 30)), []);
  });

  it('finds keys of Azure in connection strings and signed addresses', () => {
    const account = `${drawn(43)}${hex(43)}==`;
    const connection = `DefaultEndpointsProtocol=https;AccountName=lake;AccountKey=${account};EndpointSuffix=core.windows.net`;
    assert.deepEqual(found(connection), [account]);
    const signature = `${drawn(43)}%3D`;
    const address = `https://lake.blob.core.windows.net/raw?sv=2024-05-04&sp=r&sig=${signature}`;
    assert.deepEqual(found(address), [signature]);
  });

  it('finds JSON Web Tokens, but not the one that everybody knows', () => {
    const token = ['eyJhbGciOiJIUzI1NiJ9', `eyJzdWIi${drawn(40)}`, drawn(43)].join('.');
    assert.deepEqual(found(`auth: ${token}`), [token]);
    const known = [
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
      'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    ].join('.');
    assert.deepEqual(found(known), []);
  });

  it('finds private keys whole, also escaped in JSON, and not the words alone', () => {
    const [begin, end] = ['BEGIN', 'END'].map((word) => `-----${word} RSA PRIVATE KEY-----`);
    const block = `${begin}\n${drawn(64)}\n${drawn(40)}\n${end}`;
    assert.deepEqual(found(`key = """${block}"""`), [block]);
    const escaped = block.replaceAll('\n', '\\n');
    assert.deepEqual(found(`{"private_key": "${escaped}\\n"}`), [escaped]);
    assert.deepEqual(found(`${begin}\n${drawn(64)}\n${drawn(64)}`).length, 1);
    assert.deepEqual(found(`if text.startswith("${begin}"):`), []);
    assert.deepEqual(found(`${begin}\n...\n${end}`), []);
    assert.deepEqual(found(block.replaceAll('PRIVATE', 'PUBLIC')), []);
  });
});

describe('passwords in addresses', () => {
  for (const [text, password] of [
    ['postgresql://reader:Zt9kqLw3xV@db.team.internal/churn', 'Zt9kqLw3xV'],
    ['redis://:s3cretpw@cache.prod.net:6379/0', 's3cretpw'],
    ['https://bot:p%40ss-w0rd9@git.team.net/repo.git', 'p%40ss-w0rd9'],
    ['mongodb+srv://app:a@b!c9x@cluster0.mongodb.net', 'a@b!c9x'],
  ] as const) {
    it(`finds that of ${text.split(':')[0] ?? ''}`, () =>
      assert.deepEqual(found(`x = "${text}"`), [password]));
  }

  for (const text of [
    'postgresql://user:password@localhost/db',
    'postgres://postgres:postgres@localhost:5432/db',
    'postgres://app:app@db:5432/app',
    'f"postgresql://{user}:{password}@{host}/db"',
    'mysql://$USER:$PASS@host/db',
    'https://<user>:<password>@host/',
    'https://user:***@host/',
    'https://host:8080/a@b',
    'ssh://git@github.com:22/x',
    'smb://myuser:mypassword@myserver.com/x',
    'github://org:repo@main/data.csv',
  ]) {
    it(`finds none in ${text}`, () => assert.deepEqual(found(text), []));
  }
});

describe('random texts under the name of a secret', () => {
  for (const written of [
    `api_secret = "${drawn(36)}"`,
    `API_KEY='${drawn(30)}'`,
    `api_key: str = "${drawn(32)}"`,
    `{"token": "${drawn(40)}"}`,
    `os.environ["SERVICE_TOKEN"] = '${drawn(30)}'`,
    `os.environ.setdefault("API_KEY", "${drawn(32)}")`,
    `login(token="${drawn(32)}")`,
    `WANDB_API_KEY = "${hex(40)}"`,
    `wandb.login(key="${hex(40)}")`,
    `%env OPENAI_API_KEY=${drawn(40)}`,
    `export DB_PASSWORD=${drawn(30)}`,
    `password: ${drawn(30)}`,
    `http://localhost:8888/?token=${hex(48)}`,
    `if secret == "${drawn(30)}":`,
    `storage_key = "${drawn(40)}"`,
    `accessToken: '${drawn(40)}'`,
    `client_secret := "${drawn(30)}"`,
    `<password>${drawn(30)}</password>`,
    `api_key = "3f2b8c1e-8a4d-4e57-9c61-0b7d2a95e1f4"`,
    `curl -u bot:${drawn(14)} https://x.org`,
    `headers = {"Authorization": "Bearer ${drawn(30)}"}`,
    `aws_secret_access_key = ${drawn(40)}`,
    `key = (\n  "${drawn(30)}")`.replace('(\n  ', ''),
  ]) {
    it(`finds that of ${written.slice(0, 24)}…`, () => assert.equal(found(written).length, 1, written));
  }

  for (const written of [
    'api_key = "your-key-here-0123456789abc"',
    `token = "${'x'.repeat(32)}"`,
    'api_key = "${API_KEY}"',
    'api_key = "<paste the key of the service here>"',
    'token = os.environ["GITHUB_TOKEN_FOR_READING"]',
    'token = getenv("A_TOKEN_OF_SOME_Service_0123")',
    'password = "changeme-changeme-changeme"',
    'aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"',
    ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
    ['ghp', '1234567890abcdefghijklmnopqrstuvwxyz'].join('_'),
    ['sk', '1234567890abcdef1234567890abcdef'].join('-'),
    `sha256 = "${hex(64)}"`,
    `commit = "${hex(40)}"`,
    `digest: sha256:${hex(64)}`,
    `"integrity": "sha512-${drawn(86)}=="`,
    `"id": "${hex(8)}"`,
    'id = "3f2b8c1e-8a4d-4e57-9c61-0b7d2a95e1f4"',
    'key = "3f2b8c1e-8a4d-4e57-9c61-0b7d2a95e1f4"',
    `cache_key = "${hex(32)}"`,
    `primary_key: "${hex(32)}"`,
    `secret_name = "${drawn(36)}"`,
    `monkey = "${drawn(36)}"`,
    `password_hash = "${drawn(36)}"`,
    `public_key = "${drawn(64)}"`,
    'eos_token = "<|endoftext|>"',
    'tokenizer = AutoTokenizer.from_pretrained("bert-base-multilingual-uncased-v2")',
    'api_key = get_secret("projects/p/secrets/api-key-1/versions/latest")',
    'token_url = "https://login.host/3f2b8c1e-8a4d-4e57-9c61-0b7d2a95e1f4/v2.0/token"',
    'key = "12345678901234567890123"',
    'for key, value in self.configuration_of_Things9.items():',
    `"image/png": "${drawn(400)}"`,
    `key_image = "data:image/png;base64,${drawn(400)}"`,
    'The token of the model is the smallest unit of a text; a password is not.',
  ]) {
    it(`finds none in ${written.slice(0, 40)}`, () => assert.deepEqual(found(written), []));
  }

  it('goes by length and entropy, for base 64 above 4.5 bits and for hexadecimal digits above 3', () => {
    const letters = 'abdfhjlnprtvxzBDFHJLNPRTVXZ'.slice(0, 23);
    assert.ok(shannonEntropy(letters) > 4.5);
    assert.equal(found(`token = "${letters}"`).length, 1);
    assert.ok(shannonEntropy(letters.slice(0, 22)) < 4.5);
    assert.equal(found(`token = "${letters.slice(0, 22)}"`).length, 0);
    const digits = '0a9c3e7f1b8d25640fae';
    assert.equal(found(`token = "${digits}"`).length, 1);
    assert.equal(found(`token = "${digits.slice(1)}"`).length, 0);
    const few = 'a1b3a3b1a1b3b1a3a1b3b3a1';
    assert.ok(shannonEntropy(few) < 3);
    assert.equal(found(`token = "${few}"`).length, 0);
  });
});

describe('marks that allow a secret', () => {
  it('count for their line, or for the next', () => {
    assert.deepEqual(found(`a = "${GITHUB}"  # pragma: allowlist secret`), []);
    assert.deepEqual(found(`a = "${GITHUB}" // pragma: whitelist secret`), []);
    assert.deepEqual(found(`# pragma: allowlist nextline secret\na = "${GITHUB}"`), []);
    assert.deepEqual(found(`# pragma: allowlist secret\na = "${GITHUB}"`), [GITHUB]);
    assert.deepEqual(found(`# pragma: allowlist nextline secret\n\na = "${GITHUB}"`), [GITHUB]);
    assert.deepEqual(found(`a = "${GITHUB}"  # pragma: no cover`), [GITHUB]);
  });
});

describe('any text', () => {
  it('yields ordered secrets inside of it, without overlaps and without an exception', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...TOKENS.map(([, token]) => token),
        'password=',
        'token: "',
        '://',
        '@',
        '"""',
        '\n',
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let behind = 0;
        for (const { start, end, prefix } of findSecrets(text)) {
          assert.ok(start >= behind && end > start && end <= text.length && prefix < end - start);
          behind = end;
        }
      }),
    );
  });

  it('is read in time that grows with its length', () => {
    const units = [
      'key=',
      'key="',
      'eyJ',
      '://a:b@',
      '-----BEGIN PRIVATE KEY-----',
      'data:a;base64,',
      'curl ',
      'a.',
    ];
    // Quadratic time would run into the time-out.
    for (const unit of units) {
      const secrets = findSecrets(unit.repeat(Math.floor(1_000_000 / unit.length)));
      assert.ok(secrets.length < 1_000_000);
    }
  });
});
