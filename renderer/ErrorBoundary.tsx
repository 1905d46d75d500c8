import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './ui/Button.tsx';
import './App.css';

interface ErrorBoundaryProps {
  readonly title: string;
  /** What to do next. */
  readonly next: string;
  readonly reloadLabel: string;
  readonly children: ReactNode;
}

/** Stands in for a window that broke while it was drawn: says so, and loads the window again; nothing saved is lost. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="app-failure" role="alert">
        <h1>{this.props.title}</h1>
        <p>{this.props.next}</p>
        <p className="muted">{error.message}</p>
        <Button variant="primary" onPress={() => window.location.reload()}>
          {this.props.reloadLabel}
        </Button>
      </main>
    );
  }
}
