import { Eye } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useText } from '../i18n.ts';
import { findTextHints } from './text-hints.ts';
import './TextHints.css';

/** As many words as are named; the rest is a number. */
const MOST_WORDS = 3;

/** A quiet note under a text whose letters or ordinals look wrong; the archive never mends its source by itself. */
export function TextHints({ text }: { readonly text: string }): ReactNode {
  const t = useText();
  const hints = useMemo(() => findTextHints(text), [text]);
  return (['mixedScript', 'ordinalSuffix'] as const).map((code) => {
    const words = hints.filter((hint) => hint.code === code).map(({ word }) => word);
    if (words.length === 0) return null;
    const more = words.length - MOST_WORDS;
    const named = words.slice(0, MOST_WORDS).join(', ');
    return (
      <p key={code} className="text-hint">
        <Eye size={13} aria-hidden />
        {t(`warning.${code}`, { detail: more > 0 ? `${named} … (+${more})` : named })}
      </p>
    );
  });
}
