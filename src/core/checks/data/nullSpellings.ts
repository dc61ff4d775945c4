/** Texts that stand for a missing value in CSV and TSV. */
export const NULL_SPELLINGS: readonly string[] = [
  '',
  'NA',
  'N/A',
  'null',
  'NULL',
  'NaN',
  'nan',
  'none',
  'None',
];
