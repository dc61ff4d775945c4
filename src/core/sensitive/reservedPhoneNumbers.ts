/** Numbers that regulators keep for films, books and examples, as digits: country code or 0, then the national number. */
const RESERVED: readonly RegExp[] = [
  // North America: 555-0100 to 555-0199 in every area (ATIS-0300048).
  /^1?[2-9]\d{2}55501\d{2}$/,
  // United Kingdom (Ofcom): towns, London, no area, mobile, free, premium, UK-wide, Cardiff and Belfast.
  /^(?:44|0)1(?:1[3-8]|21|31|41|51|61)4960\d{3}$/,
  /^(?:44|0)1914980\d{3}$/,
  /^(?:44|0)2079460\d{3}$/,
  /^(?:44|0)1632960\d{3}$/,
  /^(?:44|0)7700900\d{3}$/,
  /^(?:44|0)8081570\d{3}$/,
  /^(?:44|0)9098790\d{3}$/,
  /^(?:44|0)3069990\d{3}$/,
  /^(?:44|0)2920180\d{3}$/,
  /^(?:44|0)289649[6]\d{3}$/,
  // Germany (Bundesnetzagentur): Berlin, Frankfurt, Hamburg, Cologne, Munich, mobile.
  /^(?:49|0)(?:3023125|6990009|4066969|2214710|8999998)\d{3}$/,
  /^(?:49|0)(?:15228817386|15228895456|15254599371|1729925904|1729968532|1729973185|1729973186|1729980752|1749091317|1749464308)$/,
  /^(?:49|0)(?:17139200|176040690)\d{2}$/,
  // France (Arcep).
  /^(?:33|0)(?:19900|26191|35301|46571|53649|63998)\d{4}$/,
  // Australia (ACMA): landlines and mobiles.
  /^(?:61|0)[2378](?:5550|7010)\d{4}$/,
  /^(?:61|0)491570(?:006|156|157|158|159|110|313|737)$/,
];

export function isReservedNumber(digits: string): boolean {
  const plain = digits.replace(/^00/, '');
  return RESERVED.some((range) => range.test(plain));
}
