import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { placeStore } from '../navigation.ts';
import { Sidebar } from '../records/Sidebar.tsx';
import { useStore } from '../ui/store.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { FacetPanel } from './FacetPanel.tsx';
import { choiceIn, countChosen, facetStore } from './facet-choice.ts';
import { setSidebarFace, sidebarFaceStore } from './sidebar-face.ts';

/** Left of the table: the places of the archive, or what its records can be narrowed by. */
export function SidebarPane(): ReactNode {
  const t = useText();
  const face = useStore(sidebarFaceStore);
  const { scope } = useStore(placeStore);
  const count = countChosen(choiceIn(useStore(facetStore), scope.type));
  const refine = count === 0 ? t('facets.refine') : t('facets.refineCount', { count });
  return (
    <Tabs
      label={t('facets.tabs')}
      selected={face}
      onSelect={setSidebarFace}
      tabs={[
        { id: 'browse', label: t('facets.browse'), content: <Sidebar /> },
        { id: 'refine', label: refine, content: <FacetPanel /> },
      ]}
    />
  );
}
