import { createStore } from './store.ts';

/** A message that leaves by itself. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'success' | 'danger';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** The messages in sight, oldest first. */
export const toastStore = createStore<readonly Toast[]>([]);
let lastId = 0;
const SECONDS = { info: 7, success: 7, danger: 20 } as const;

/** Shows a message and has it read aloud; it leaves after some seconds, errors later. */
export function showToast(
  text: string,
  options: { readonly tone?: Toast['tone']; readonly action?: { label: string; run: () => void } } = {},
): void {
  lastId += 1;
  const toast: Toast = { id: lastId, text, tone: options.tone ?? 'info', action: options.action ?? null };
  toastStore.update((toasts) => [...toasts.filter((other) => other.text !== text), toast].slice(-4));
  setTimeout(() => dismissToast(toast.id), SECONDS[toast.tone] * 1000);
}

/** Takes a message away. */
export function dismissToast(id: number): void {
  toastStore.update((toasts) =>
    toasts.some((toast) => toast.id === id) ? toasts.filter((toast) => toast.id !== id) : toasts,
  );
}
