import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from './Button.tsx';
import { useStore } from './store.ts';
import { dismissToast, type Toast, toastStore } from './toasts.ts';
import './ToastRegion.css';

interface ToastRegionProps {
  readonly label: string;
  readonly closeLabel: string;
}

/** Where messages appear; a live region, so that they are read aloud as they come. */
export function ToastRegion({ label, closeLabel }: ToastRegionProps): ReactNode {
  const toasts = useStore(toastStore);
  return (
    <section className="toasts" aria-label={label} aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} closeLabel={closeLabel} />
      ))}
    </section>
  );
}

function ToastCard({ toast, closeLabel }: { readonly toast: Toast; readonly closeLabel: string }): ReactNode {
  return (
    <div className="toast" data-tone={toast.tone} role={toast.tone === 'danger' ? 'alert' : 'status'}>
      <span className="toast-text">{toast.text}</span>
      {toast.action && (
        <Button
          variant="quiet"
          onPress={() => {
            dismissToast(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label={closeLabel} icon={X} size="small" onPress={() => dismissToast(toast.id)} />
    </div>
  );
}
