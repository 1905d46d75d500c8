import type { ReactNode } from 'react';
import { codeText, useText } from './i18n.ts';
import { useArchive } from './state.ts';
import { Banner } from './ui/Banner.tsx';

/** Says why the archive cannot be edited and what to do about it; nothing where it can. */
export function ReadOnlyBanner(): ReactNode {
  const t = useText();
  const { isReadOnly, readOnlyReason, location } = useArchive();
  if (!isReadOnly) return null;
  return (
    <Banner tone="warning">
      <strong>{t('readOnly.title')}</strong>{' '}
      {readOnlyReason === null ? t('readOnly.chosen') : codeText(readOnlyReason, location)}
    </Banner>
  );
}
