import type { DataColumn } from '../world/dataQuery';
import { NULL_SPELLINGS } from './nullSpellings';
import { sqlName, sqlText } from './sql';

/**
 * SQL condition: the column has no value there. Not a number counts as missing, and so does a spelling of null in a
 * text, blanks around it left aside; `spellings` are more of them, also numbers such as -999.
 */
export function isMissing(column: DataColumn, spellings: readonly string[] = []): string {
  const name = sqlName(column.name);
  switch (column.kind) {
    case 'number': {
      const more = numbersOf(spellings);
      const isListed = more.length > 0 ? [`CAST(${name} AS DOUBLE) IN (${more.join(', ')})`] : [];
      const isNaN = column.type === 'DOUBLE' || column.type === 'FLOAT' ? [`isnan(${name})`] : [];
      return `(${[`${name} IS NULL`, ...isNaN, ...isListed].join(' OR ')})`;
    }
    case 'integer': {
      const more = numbersOf(spellings).filter((number) => /^[-+]?\d{1,18}$/.test(number));
      return more.length > 0 ? `(${name} IS NULL OR ${name} IN (${more.join(', ')}))` : `${name} IS NULL`;
    }
    case 'text': {
      const all = [...NULL_SPELLINGS, ...spellings.map((spelling) => spelling.trim())];
      return `(${name} IS NULL OR trim(CAST(${name} AS VARCHAR)) IN (${all.map(sqlText).join(', ')}))`;
    }
    case 'boolean':
    case 'date':
    case 'time':
    case 'nested':
    case 'other':
      return `${name} IS NULL`;
  }
}

function numbersOf(spellings: readonly string[]): readonly string[] {
  return spellings.filter((spelling) => /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(spelling)).map((one) => one.trim());
}
