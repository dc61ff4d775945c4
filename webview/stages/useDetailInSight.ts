import { useEffect, useRef } from 'preact/hooks';

/** Whether the page is so narrow that its parts stand one above the other; the styles have the same number. */
export function isStacked(): boolean {
  return globalThis.matchMedia('(max-width: 699px)').matches;
}

/** On a narrow page what is chosen is told beneath the board, where nobody would notice: it is scrolled to. */
export function useDetailInSight(chosen: string | undefined): void {
  const before = useRef(chosen);
  useEffect(() => {
    const isNews = chosen !== undefined && chosen !== before.current;
    before.current = chosen;
    if (!isNews || !isStacked()) return;
    const isCalm = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const detail = document.querySelector('.detail');
    detail?.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
  }, [chosen]);
}
