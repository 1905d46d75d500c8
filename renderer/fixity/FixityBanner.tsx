import type { ReactNode } from 'react';
import { openDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useStore } from '../ui/store.ts';
import { damagedOf, fixityStore } from './fixity-state.ts';

/** Says that originals or the database are damaged, until they are no longer. */
export function FixityBanner(): ReactNode {
  const t = useText();
  const state = useStore(fixityStore);
  if (state === null) return null;
  const damaged = damagedOf(state);
  if (damaged === 0 && state.database.length === 0) return null;
  return (
    <Banner tone="danger" action={<Button onPress={() => openDialog('fixity')}>{t('fixity.show')}</Button>}>
      {damaged > 0 && <strong>{t('fixity.banner', { count: damaged })}</strong>}{' '}
      {state.database.length > 0 && t('fixity.bannerDatabase')}
    </Banner>
  );
}
