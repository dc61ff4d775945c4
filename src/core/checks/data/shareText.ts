/** A share as a percentage with at most three digits that count: `0.0421` is `4.21%`. Neither 0% nor 100% is rounded to. */
export function shareText(share: number): string {
  const percent = share * 100;
  const rounded = Number(percent.toPrecision(3));
  if (share > 0 && rounded < 0.01) return '<0.01%';
  return share < 1 && rounded >= 100 ? '>99.9%' : `${rounded}%`;
}
