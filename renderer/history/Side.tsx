import { type ReactNode, useState } from 'react';
import { useText } from '../i18n.ts';

/** Characters after which a side is folded until it is pressed. */
const LONG = 160;

interface SideProps {
  readonly text: string;
  readonly kind: 'before' | 'after';
}

/** One side of a change; a long one is folded until its button is pressed. */
export function Side({ text: words, kind }: SideProps): ReactNode {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const Tag = kind === 'before' ? 'del' : 'ins';
  if (words.length <= LONG) return <Tag>{words}</Tag>;
  return (
    <Tag>
      {isOpen ? words : `${words.slice(0, LONG)}… `}
      {!isOpen && (
        <button type="button" className="history-unfold" onClick={() => setIsOpen(true)}>
          {t('record.showMore')}
        </button>
      )}
    </Tag>
  );
}
