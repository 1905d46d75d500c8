// biome-ignore-all lint/suspicious/noArrayIndexKey: a warning has nothing but its words
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { Fold } from '../record/Fold.tsx';

/** What to look at in the pages, folded until it is wanted. */
export function PreviewWarnings({ warnings }: { readonly warnings: readonly string[] }): ReactNode {
  const t = useText();
  return (
    <div className="preview-warnings">
      <Fold title={t('compendium.warnings', { count: warnings.length })} isOpenFirst={false}>
        <ul>
          {warnings.map((warning, index) => (
            <li key={index}>{warning}</li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}
