import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import './Fold.css';

interface FoldProps {
  readonly title: string;
  /** Stands beside the title in a smaller type. */
  readonly note?: string;
  readonly isOpenFirst?: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part that can be folded away under its heading. */
export function Fold({ title, note = '', isOpenFirst = true, action, children }: FoldProps): ReactNode {
  const [isOpen, setIsOpen] = useState(isOpenFirst);
  return (
    <Disclosure className="fold" isExpanded={isOpen} onExpandedChange={setIsOpen}>
      <div className="fold-head">
        <Heading level={3} className="fold-heading">
          <Button slot="trigger" className="fold-button">
            <ChevronRight size={14} aria-hidden className="fold-arrow" />
            <span>{title}</span>
            {note && <span className="fold-note">{note}</span>}
          </Button>
        </Heading>
        {action && (
          // The menu of a folded part opens it, so that what was added is in sight.
          <span onClickCapture={() => setIsOpen(true)}>{action}</span>
        )}
      </div>
      <DisclosurePanel className="fold-panel">
        <div className="fold-content">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
