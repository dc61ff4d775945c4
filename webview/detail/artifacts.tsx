import type { JSX } from 'preact';
import { placeOfLink } from '../../src/core/links/artifact';
import { kindWord } from '../../src/core/links/linkText';
import { Badge } from '../controls/badge';
import { useBoard } from '../view/boardContext';
import { LongList } from '../view/longList';
import { PlaceLink } from '../view/placeLink';
import type { StageProps } from './stageProps';

/** The files of a stage. */
export function Artifacts({ project, stage }: StageProps): JSX.Element {
  const { t, said } = useBoard();
  if (stage.artifacts.length === 0) {
    return (
      <>
        <h3>{t('Artifacts')}</h3>
        <p class="quiet">
          {t(
            'Nothing is linked to this stage. Link files by globs in the project file, or by a comment in the file.',
          )}
        </p>
      </>
    );
  }
  return (
    <>
      <h3>
        {t('Artifacts')} <Badge count={stage.artifacts.length} />
      </h3>
      <LongList
        class="artifacts"
        items={stage.artifacts}
        most={12}
        render={(link) => (
          <>
            <PlaceLink root={project.root} place={placeOfLink(link)} />{' '}
            <span class="quiet">{said(kindWord(link.kind))}</span>
          </>
        )}
      />
    </>
  );
}
