import { render } from 'preact';
import { config } from 'zod/mini';
import { Button } from './controls/button';
import { registerControls } from './controls/registerControls';
import { BoardController } from './state/boardController';
import { textsOf } from './text/texts';
import { FaultBoundary } from './view/faultBoundary';
import { Page } from './view/page';
import './styles/tokens.css';
import './styles/controls.css';
import './styles/page.css';
import './styles/knot.css';
import './styles/detail.css';
import './styles/time.css';
import './styles/stages.css';
import './styles/dialog.css';
import './styles/projects.css';
import './styles/charts.css';
import './styles/moment.css';
import './styles/metrics.css';
import './styles/pace.css';

// The page's content security policy forbids code made from text, which schemas would otherwise try.
config({ jitless: true });
registerControls();

const controller = new BoardController({
  host: acquireVsCodeApi(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  warn: (text) => globalThis.console.warn(text),
});
window.addEventListener('message', (event) => controller.receive(event.data));

const place = document.getElementById('board') ?? document.body;
render(
  <FaultBoundary
    onFault={(fault) => globalThis.console.error(fault)}
    fallback={(retry) => {
      const { t } = textsOf(controller.model.translations);
      return (
        <main class="blank" role="alert">
          <h1>{t('The board could not be drawn')}</h1>
          <p>{t('This is a fault of ML Lifecycle. The project is not affected.')}</p>
          <p class="actions">
            <Button
              onClick={() => {
                controller.resync();
                retry();
              }}
            >
              {t('Try again')}
            </Button>
          </p>
        </main>
      );
    }}
  >
    <Page controller={controller} />
  </FaultBoundary>,
  place,
);
controller.start();
