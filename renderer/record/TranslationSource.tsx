import type { ReactNode } from 'react';
import type { Datatype, FieldValue } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { FoldedText } from './FoldedText.tsx';
import { wordsOf } from './translation-rows.ts';

interface TranslationSourceProps {
  readonly datatype: Datatype;
  readonly values: readonly FieldValue[];
}

/** What a field says in the language of the record, to be read and selected; several values by their numbers. */
export function TranslationSource({ datatype, values }: TranslationSourceProps): ReactNode {
  const t = useText();
  const [first, ...others] = values;
  if (!first) return <p className="translation-source">{t('translation.noSource')}</p>;
  const show = (value: FieldValue): ReactNode =>
    datatype === 'structuredText' ? <FoldedText text={value.text} /> : wordsOf(value);
  if (others.length === 0) return <div className="translation-source">{show(first)}</div>;
  return (
    <ol className="translation-source">
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value is what stands at its place
        <li key={index}>{show(value)}</li>
      ))}
    </ol>
  );
}
