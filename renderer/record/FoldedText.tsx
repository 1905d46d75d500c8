import { type ReactNode, useState } from 'react';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { StructuredText } from './StructuredText.tsx';
import './FoldedText.css';

/** Characters after which a text is folded at first. */
const LONG = 1200;

/** Structured text to read; a long one shows its beginning, and the rest when asked. */
export function FoldedText({ text }: { readonly text: string }): ReactNode {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const isLong = text.length > LONG;
  return (
    <>
      <div className={isLong && !isOpen ? 'text-folded' : ''}>
        <StructuredText text={text} />
      </div>
      {isLong && (
        <Button variant="quiet" onPress={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'record.showLess' : 'record.showMore')}
        </Button>
      )}
    </>
  );
}
