import type { BoardMemory, FromBoard } from '../../src/protocol/board';

/** What the editor gives to a webview. */
export interface VsCodeApi {
  postMessage(message: FromBoard): void;
  getState(): unknown;
  setState(state: BoardMemory): void;
}

declare global {
  /** Provided by the editor; may be called once. */
  function acquireVsCodeApi(): VsCodeApi;
}
