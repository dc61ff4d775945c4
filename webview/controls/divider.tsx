import { createElement, type JSX } from 'preact';

/** A line between two parts. */
export function Divider(): JSX.Element {
  return createElement('vscode-divider', {});
}
