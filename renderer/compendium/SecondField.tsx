import type { ReactNode } from 'react';
import { parallelOf } from '../../preload/book-parallel.ts';
import { useText } from '../i18n.ts';
import { OWN_NAMES } from '../settings/LanguageSwitch.tsx';
import { DraftField } from './DraftField.tsx';
import { withSecondWords } from './second-language.ts';
import type { Composer } from './use-composer.ts';

interface SecondFieldProps {
  readonly name: 'title' | 'subtitle' | 'institution' | 'entriesTitle';
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}

/** A line of the book in its second language; nothing for a book in one. */
export function SecondField({ name, composer, isReadOnly }: SecondFieldProps): ReactNode {
  const t = useText();
  const { draft, saved, edit, flush } = composer;
  const second = parallelOf(draft);
  if (!second) return null;
  const language = OWN_NAMES[second.language];
  return (
    <DraftField
      label={t('compendium.parallel.field', { field: t(`compendium.${name}`), language })}
      saved={saved.parallel?.[name] ?? ''}
      onDraft={(text) => edit((before) => withSecondWords(before, { [name]: text }))}
      onKeep={flush}
      isReadOnly={isReadOnly}
    />
  );
}
