import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';

interface SuggestionProps {
  readonly suggestion: string;
  readonly onPick: (text: string) => void;
}

/** Offers a likelier spelling of the search; nothing is searched that the reader did not ask for. */
export function Suggestion({ suggestion, onPick }: SuggestionProps): ReactNode {
  const t = useText();
  return (
    <button type="button" className="search-suggestion" onClick={() => onPick(suggestion)}>
      <span>
        {t('search.didYouMean')} <strong>{suggestion}</strong>
      </span>
      <kbd>Alt+Enter</kbd>
    </button>
  );
}
