import { Component, type ComponentChildren } from 'preact';

interface FaultBoundaryProps {
  readonly children: ComponentChildren;
  /** Drawn in place of what failed. */
  readonly fallback: (retry: () => void) => ComponentChildren;
  readonly onFault: (fault: unknown) => void;
}

/** Shows a way on where the page cannot be drawn: never a blank page. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(fault: unknown): void {
    this.props.onFault(fault);
    this.setState({ failed: true });
  }

  override render(): ComponentChildren {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}
