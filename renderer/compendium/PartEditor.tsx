import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { BackEditor } from './BackEditor.tsx';
import { backPartOf } from './back-parts.ts';
import { CoverEditor } from './CoverEditor.tsx';
import { DesignEditor } from './DesignEditor.tsx';
import { EntriesEditor } from './EntriesEditor.tsx';
import { SectionEditor } from './SectionEditor.tsx';
import type { Composer } from './use-composer.ts';
import './PartEditor.css';

interface PartEditorProps {
  /** `cover`, `design`, `before`, `entries`, `after`, `back`, or the key of a section or of a part of the back. */
  readonly part: string;
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}

/** The inputs of the chosen part of the book. */
export function PartEditor({ part, composer, isReadOnly }: PartEditorProps): ReactNode {
  const t = useText();
  if (part === 'cover') return <CoverEditor composer={composer} isReadOnly={isReadOnly} />;
  if (part === 'design') return <DesignEditor composer={composer} isReadOnly={isReadOnly} />;
  if (part === 'entries') return <EntriesEditor composer={composer} isReadOnly={isReadOnly} />;
  if (part === 'back' || backPartOf(composer.draft, part))
    return <BackEditor composer={composer} isReadOnly={isReadOnly} />;
  if (part === 'before' || part === 'after') {
    return (
      <div className="part-editor">
        <h2>{t(`compendium.${part}`)}</h2>
        <p className="part-lead">{t(`compendium.${part}Text`)}</p>
      </div>
    );
  }
  return <SectionEditor section={part} composer={composer} isReadOnly={isReadOnly} />;
}
