import assert from 'node:assert/strict';
import fc from 'fast-check';
import { passesLuhn } from '../../../src/core/sensitive/cardNumbers';
import { findPersonalData } from '../../../src/core/sensitive/findPersonalData';
import { NATIONAL_IDS, type NationalId } from '../../../src/core/sensitive/nationalIds';

/** Kinds and values that are found in a text. */
function found(text: string): readonly string[] {
  return findPersonalData(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

function nationalIds(text: string, kind: NationalId): readonly string[] {
  return findPersonalData(text, [kind]).map(({ start, end }) => text.slice(start, end));
}

describe('e-mail addresses', () => {
  for (const [text, address] of [
    ['maria.lehner@gmail.com called', 'maria.lehner@gmail.com'],
    ['<jane@corp.co.uk>, others', 'jane@corp.co.uk'],
    ['{"mail":"x@y.de"}', 'x@y.de'],
    ['mailto:jane@corp.io?subject=a', 'jane@corp.io'],
    ['Anna (a.b+c@uni-graz.at).', 'a.b+c@uni-graz.at'],
    ['x=jane@corp.io', 'jane@corp.io'],
  ] as const) {
    it(`are found in ${text}`, () => assert.deepEqual(found(text), [`email ${address}`]));
  }

  for (const text of [
    'user1@example.com and a@mail.example.org, b@c.test, d@e.invalid, f@localhost, g@h.localhost',
    'noreply@github.com, no-reply@corp.com, 123+bob@users.noreply.github.com, x@noreply.codeberg.org',
    'git@github.com:org/repo.git',
    'your.name@company.com, bob@your-domain.com',
    'logo@2x.png and data@v1.csv',
    '@app.route("/x")',
    'df @ other.T',
    'a@b',
    'postgresql://reader:p4ss@db.corp.com/x',
    'scp x bob@host.corp.com:/data/x',
    'package@1.2.3',
    '.@corp.com, a..b@corp.com',
  ]) {
    it(`are not ${text}`, () => assert.deepEqual(found(text), []));
  }
});

describe('telephone numbers', () => {
  for (const text of [
    '+49 89 63610001',
    '+491701234569',
    '+1 212 664 7665',
    '+1-212-664-7665',
    '+44 (0)20 7183 8750',
    '+33 1 42 68 53 00',
    '+43/1/58858',
    '(212) 664-7665',
    '212-664-7665',
    '1-212-664-7665',
  ]) {
    it(`are found as ${text}`, () => {
      assert.deepEqual(found(`call ${text}, please`), [`phone ${text}`]);
      assert.deepEqual(found(`"${text}"`), [`phone ${text}`]);
    });
  }

  it('may have any national format behind a word that announces them', () => {
    assert.deepEqual(found('Tel.: 030 901820'), ['phone 030 901820']);
    assert.deepEqual(found('"phone": "0171 2345678"'), ['phone 0171 2345678']);
    assert.deepEqual(found('mobile: (089) 636-10001'), ['phone (089) 636-10001']);
    assert.deepEqual(found('see 030 901820'), []);
  });

  it('are not those that regulators keep for fiction', () => {
    for (const text of [
      '(212) 555-0142',
      '+1 415 555 0199',
      '+44 20 7946 0018',
      'tel: 020 7946 0958',
      '+44 7700 900123',
      '+49 30 23125 001',
      '+33 1 99 00 12 34',
      '+61 491 570 006',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
    assert.equal(found('+1 415 555 0200').length, 1);
    assert.equal(found('+44 20 7946 1018').length, 1);
  });

  for (const text of [
    '555-0123',
    '123-456-7890',
    '2024-01-15 10:30:00+00:00',
    '+0.123456789',
    '+1.2345678901',
    '1e+10 12345678',
    'x = 5 +4917012345',
    'x +12345678',
    '1.5+12345678j and -0.5+0.8660254037844386j',
    '[ 0.5 +12.34567890 ]',
    '8+491701234569',
    '192.168.178.100',
    '3.14159265358979',
    '1700000000',
    'Shape (891221, 123)',
    'call 2023-05-06 12:00',
    'mobile: 2018 2019 2020',
    'phone 3, tel 05.03.2021',
    '10.1000/182-4567',
    '+1234567890',
  ]) {
    it(`are not ${text}`, () => assert.deepEqual(found(text), []));
  }
});

describe('numbers of payment cards', () => {
  for (const text of [
    '4539148803436467',
    '4539 1488 0343 6467',
    '5425-2334-3010-9903',
    '3782 822463 10013',
  ]) {
    it(`are found as ${text}`, () => assert.deepEqual(found(`card: ${text}.`), [`card ${text}`]));
  }

  for (const text of [
    '4111 1111 1111 1111',
    '4242424242424242 and 378282246310005',
    '4539148803436468',
    '9539148803436465',
    '0.4539148803436467',
    '4539148803436467.25',
    'id_4539148803436467',
    'rng = np.random.default_rng(4539148803436467)',
    'SEED = 4539148803436467',
    '1700000000000000000',
    '4539 1488-0343 6467',
    '1234 4539 1488 0343 6467 1234',
  ]) {
    it(`are not ${text}`, () => assert.deepEqual(found(text), []));
  }

  it('fail the check digit if any one digit is wrong', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(digit, fc.integer({ min: 0, max: 15 }), (wrong, at) => {
        const good = '4539148803436467';
        const bad = good.slice(0, at) + String(wrong) + good.slice(at + 1);
        assert.equal(passesLuhn(bad), bad === good);
      }),
    );
  });
});

describe('bank accounts', () => {
  for (const text of [
    'GB33BUKB20201555555555',
    'DE75512108001245126199',
    'DE89 3704 0044 0532 0130 00',
    'NL91ABNA0417164300',
    'FR14 2004 1010 0505 0001 3M02 606',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
  ]) {
    it(`are found as ${text}`, () => assert.deepEqual(found(`IBAN ${text}, x`), [`iban ${text}`]));
  }

  for (const text of [
    'GB33BUKB20201555555556',
    'DE7551210800124512619',
    'XX33BUKB20201555555555',
    'xGB33BUKB20201555555555',
  ]) {
    it(`are not ${text}`, () => assert.deepEqual(found(text), []));
  }
});

describe('numbers of states', () => {
  const GOOD: Readonly<Record<NationalId, string>> = {
    'us-ssn': '536-22-1234',
    'de-steuer-id': '86 095 742 719',
    'fr-nir': '255081416802538',
    'es-dni': 'X1234567L',
    'it-codice-fiscale': 'RSSMRA85T10A562S',
    'nl-bsn': '111222333',
    'pl-pesel': '44051401359',
    'se-personnummer': '811218-9876',
    'ch-ahv': '756.9217.0769.85',
    'uk-nino': 'JG 10 37 59 A',
  };
  const BAD: Readonly<Record<NationalId, string>> = {
    'us-ssn': '078-05-1120',
    'de-steuer-id': '86095742718',
    'fr-nir': '255081416802539',
    'es-dni': 'X1234567M',
    'it-codice-fiscale': 'RSSMRA85T10A562T',
    'nl-bsn': '111222334',
    'pl-pesel': '44051401358',
    'se-personnummer': '811218-9877',
    'ch-ahv': '756.9217.0769.86',
    'uk-nino': 'QQ 12 34 56 C',
  };
  for (const kind of NATIONAL_IDS) {
    it(`are found only if asked for and valid: ${kind}`, () => {
      assert.deepEqual(nationalIds(`no. ${GOOD[kind]}, x`, kind), [GOOD[kind]]);
      assert.deepEqual(nationalIds(`no. ${BAD[kind]}, x`, kind), []);
      assert.ok(found(GOOD[kind]).every((one) => !one.startsWith(kind)));
    });
  }
});

describe('personal data in any text', () => {
  it('is ordered, inside of it, without overlaps and without an exception', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'a@b.de',
        '+49 ',
        '4539148803436467',
        'GB33BUKB',
        '20201555555555',
        '(',
        '-',
        ' ',
        '@',
        'tel: 0',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let behind = 0;
        for (const { start, end } of findPersonalData(text, [
          'email',
          'phone',
          'card',
          'iban',
          ...NATIONAL_IDS,
        ])) {
          assert.ok(start >= behind && end > start && end <= text.length);
          behind = end;
        }
      }),
    );
  });

  it('is read in time that grows with its length', () => {
    // Quadratic time would run into the time-out.
    for (const unit of ['1', 'a', 'a.', 'a@', '+1 ', '1234 ', 'GB33 ', 'tel 0', '+49(0)', '-', ' ']) {
      const data = findPersonalData(unit.repeat(Math.floor(1_000_000 / unit.length)));
      assert.ok(data.length < 1_000_000);
    }
  });
});
