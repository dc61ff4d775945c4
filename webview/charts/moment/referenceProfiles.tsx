import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ColumnProfile, ReferenceSummary } from '../../../src/core/charts/referenceSummary';
import { timeText } from '../../../src/core/checks/data/drift/timeText';
import { shareText } from '../../../src/core/checks/data/shareText';
import { shownNumber } from '../../../src/core/checks/rounding';
import { say, type Message } from '../../../src/core/text/message';
import type { ReferenceProfiles as Profiles } from '../../../src/protocol/engine';
import { LinkButton } from '../../controls/linkButton';
import { useBoard } from '../../view/boardContext';
import { countText } from './momentTexts';
import { TinyDistribution } from './tinyDistribution';

type Loaded =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly profiles: Profiles }
  | { readonly kind: 'untold'; readonly why: Message };

/** What is kept of each data set that drift is measured against, column by column. */
export function ReferenceProfiles({ root }: { readonly root: string }): JSX.Element | null {
  const { t, said, controller } = useBoard();
  const [state, setState] = useState<Loaded>({ kind: 'asking' });
  useEffect(() => {
    let isWanted = true;
    void controller.ask({ kind: 'referenceProfiles', root }).then((outcome) => {
      if (!isWanted) return;
      if (outcome.kind === 'failed') setState({ kind: 'untold', why: outcome.message });
      else if (outcome.answer?.kind === 'referenceProfiles') {
        setState({ kind: 'told', profiles: outcome.answer });
      }
    });
    return () => {
      isWanted = false;
    };
  }, [controller, root]);
  if (state.kind === 'asking') return null;
  if (state.kind === 'untold') return <p role="alert">{said(state.why)}</p>;
  const { references, left } = state.profiles;
  if (references.length === 0) return null;
  return (
    <section class="references">
      <h2>{t('References')}</h2>
      <p class="quiet">{t('Profiles of data that later data is compared with, kept without its rows.')}</p>
      {references.map((reference) => (
        <Reference key={reference.name} reference={reference} />
      ))}
      {left > 0 && <p class="quiet">{t('{0} more references are not shown.', left)}</p>}
    </section>
  );
}

/** So many columns are shown at first. */
const PAGE = 40;

function Reference({ reference }: { readonly reference: ReferenceSummary }): JSX.Element {
  const { t, said } = useBoard();
  const [shown, show] = useState(PAGE);
  if (reference.kind === 'unusable') {
    return (
      <>
        <h3>{reference.name}</h3>
        <p>{t('This reference cannot be used: {0}.', said(reference.reason))}</p>
      </>
    );
  }
  const { name, files, rows, columns, left } = reference;
  const more = columns.length - shown;
  return (
    <>
      <h3>{name}</h3>
      <p class="quiet">{t('{0} rows of {1}', countText(rows), files.join(', '))}</p>
      <div class="table-room profile-room" tabIndex={0} role="region" aria-label={t('Profile of {0}', name)}>
        <table class="data profile">
          <thead>
            <tr>
              {headings(t).map(([heading, isNumber]) => (
                <th key={heading} scope="col" class={isNumber ? 'number' : undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.slice(0, shown).map((column, at) => (
              <ProfileRow key={at} column={column} rows={rows} />
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && (
        <p class="more">
          <LinkButton onClick={() => show(columns.length)}>{t('Show {0} more columns', more)}</LinkButton>
        </p>
      )}
      {left > 0 && <p class="quiet">{t('{0} more columns are not shown.', left)}</p>}
    </>
  );
}

/** Each with whether numbers stand beneath it. */
function headings(t: ReturnType<typeof useBoard>['t']): readonly (readonly [string, boolean])[] {
  return [
    [t('Column'), false],
    [t('Type'), false],
    [t('Missing'), true],
    [t('Distinct'), true],
    [t('Distribution'), false],
    [t('Least'), true],
    [t('25 %'), true],
    [t('Median'), true],
    [t('75 %'), true],
    [t('Greatest'), true],
    [t('Mean'), true],
  ];
}

function ProfileRow({
  column,
  rows,
}: {
  readonly column: ColumnProfile;
  readonly rows: number;
}): JSX.Element {
  const { t, said } = useBoard();
  const { name, type, missing, infinite, distinct, isIdentifier, numbers } = column;
  const [low, median, high] = numbers?.quartiles ?? [];
  const isTime = type === 'date' || type === 'time';
  const shown = (value: number | undefined): string =>
    value === undefined ? '' : isTime ? timeText(value) : shownNumber(value);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{isIdentifier ? t('{0}, identifier', said(typeText(type))) : said(typeText(type))}</td>
      <td class="number">{missing === 0 && infinite === 0 ? '0' : shareText((missing + infinite) / rows)}</td>
      <td class="number">{countText(distinct)}</td>
      <td>
        {column.distribution === undefined ? '' : <TinyDistribution distribution={column.distribution} />}
      </td>
      {[numbers?.min, low, median, high, numbers?.max, numbers?.mean].map((value, at) => (
        <td key={at} class="number">
          {shown(value)}
        </td>
      ))}
    </tr>
  );
}

function typeText(type: ColumnProfile['type']): Message {
  switch (type) {
    case 'integer':
      return say('integer');
    case 'number':
      return say('number');
    case 'text':
      return say('text');
    case 'boolean':
      return say('boolean');
    case 'date':
      return say('date');
    case 'time':
      return say('time');
    case 'nested':
      return say('nested');
    case 'other':
      return say('other');
  }
}
