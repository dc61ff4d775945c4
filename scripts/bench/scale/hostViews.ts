import type { ProjectOutline } from '../../../src/core/snapshot/outline';
import type { ProjectSnapshot } from '../../../src/core/snapshot/snapshot';
import { render, type Message } from '../../../src/core/text/message';
import { diagnosticsOf } from '../../../src/editor/diagnostics/diagnosticsOf';
import { decorationOf } from '../../../src/editor/explorer/decorationOf';
import { journalNodes } from '../../../src/editor/journal/journalNodes';
import { PathIndex } from '../../../src/editor/links/pathIndex';
import { projectStatusText } from '../../../src/editor/statusBar/statusTexts';
import { NOTHING_HIDDEN } from '../../../src/editor/tree/hiddenSource';
import { attention } from '../../../src/editor/tree/attention';
import { DraftMemory } from '../../../src/editor/tree/draftMemory';
import { lifecycleNodes } from '../../../src/editor/tree/lifecycleNodes';
import type { LifecycleNode } from '../../../src/editor/tree/nodes';
import { outlineNodes } from '../../../src/editor/tree/outlineNodes';
import { treeChanges } from '../../../src/editor/tree/treeChanges';
import { diffBoard } from '../../../src/protocol/boardDiff';

/** So many files are seen in the explorer at once. */
const SEEN_FILES = 50;

const words = (message: Message): string => render(message);

/** What the extension host does with every snapshot, but for drawing: nodes, texts, diagnostics, decorations, the board. */
export class HostViews {
  readonly #memory = new DraftMemory();
  #nodes: readonly LifecycleNode[] = [];
  #projects: readonly ProjectSnapshot[] = [];

  outline(projects: readonly ProjectOutline[]): void {
    this.#nodes = outlineNodes(projects, { hidden: NOTHING_HIDDEN, text: words, memory: this.#memory });
  }

  take(projects: readonly ProjectSnapshot[]): void {
    const nodes = lifecycleNodes({ projects, running: [] }, words, this.#memory);
    treeChanges(this.#nodes, nodes);
    this.#nodes = nodes;
    attention(projects, words);
    projectStatusText(projects, [], words);
    journalNodes(projects, {}, words);
    for (const project of projects) {
      JSON.stringify(diagnosticsOf(project, words));
      const index = new PathIndex(project);
      const seen = project.stages.flatMap(({ artifacts }) => artifacts).slice(0, SEEN_FILES);
      for (const { path } of seen) {
        const facts = index.at(path);
        if (facts !== undefined) decorationOf(project, facts, words);
      }
    }
    const state = (shown: readonly ProjectSnapshot[]) => ({ projects: shown, running: [], trusted: true });
    diffBoard(state(this.#projects), state(projects));
    this.#projects = projects;
  }
}
