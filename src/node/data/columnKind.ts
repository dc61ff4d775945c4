import type { ColumnKind } from '../../core/checks/world/dataQuery';

const INTEGERS = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|BIGNUM)$/;

/** What DuckDB's type holds. */
export function columnKind(type: string): ColumnKind {
  if (/\[\d*\]$/.test(type) || /^(?:STRUCT|MAP|UNION)\b/.test(type)) return 'nested';
  if (INTEGERS.test(type)) return 'integer';
  if (/^(?:DOUBLE|FLOAT|DECIMAL)\b/.test(type)) return 'number';
  if (/^(?:VARCHAR|ENUM|UUID|JSON)\b/.test(type)) return 'text';
  if (type === 'BOOLEAN') return 'boolean';
  if (type === 'DATE') return 'date';
  return type.startsWith('TIMESTAMP') ? 'time' : 'other';
}
