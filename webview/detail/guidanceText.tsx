import type { JSX } from 'preact';
import type { Guidance } from '../../src/core/lifecycle/lifecycle';
import { useBoard } from '../view/boardContext';

/** What a newcomer to a stage needs to know. */
export function GuidanceText({ guidance }: { readonly guidance: Guidance }): JSX.Element {
  const { t, titled } = useBoard();
  const parts = [
    { title: t('Questions to answer'), lines: guidance.questions },
    { title: t('Done when'), lines: guidance.done },
    { title: t('Typical artifacts'), lines: guidance.artifacts },
    { title: t('Pitfalls'), lines: guidance.pitfalls },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <>
      {guidance.purpose !== '' && <p class="purpose">{titled(guidance.purpose)}</p>}
      <div class="guidance">
        {parts.map(({ title, lines }) => (
          <details key={title}>
            <summary>{title}</summary>
            <ul>
              {lines.map((text) => (
                <li key={text}>{titled(text)}</li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </>
  );
}
