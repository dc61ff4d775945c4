/** An odd number near 2³² divided by the golden ratio: multiples of it spread evenly (Knuth, multiplicative hashing). */
const MULTIPLIER = 1_640_531_527;
const MODULUS = 4_294_967_296;

/**
 * SQL condition that keeps about `size` of `rows` rows, by their numbers alone: the same ones in every run and with
 * every version of the engine, spread over the whole file.
 */
export function rowSample(rowNumber: string, rows: number, size: number): string {
  if (rows <= size) return 'true';
  const limit = Math.floor((MODULUS * size) / rows);
  return `((${rowNumber} % ${MODULUS}) * ${MULTIPLIER}) % ${MODULUS} < ${limit}`;
}
