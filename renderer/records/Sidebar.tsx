import { Layers } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../../preload/format.ts';
import { useLabel, useLocale, useText } from '../i18n.ts';
import { placeStore, showScope } from '../navigation.ts';
import { SavedViews } from '../saved-views/SavedViews.tsx';
import { useArchive } from '../state.ts';
import { useStore } from '../ui/store.ts';
import { RecordTree } from './RecordTree.tsx';
import { TypeIcon } from './TypeIcon.tsx';
import './Sidebar.css';

/** Left of the table: the types of records with their counts, the saved searches and views, and the tree of records. */
export function Sidebar(): ReactNode {
  const t = useText();
  const label = useLabel();
  const { types, counts } = useArchive();
  const { scope } = useStore(placeStore);
  return (
    <>
      <nav className="sidebar-types" aria-label={t('sidebar.types')}>
        <TypeLine
          icon={<Layers size={16} strokeWidth={1.75} aria-hidden />}
          name={t('sidebar.all')}
          count={counts.records}
          isCurrent={scope.type === null && scope.within === null && scope.view === undefined}
          onPress={() => showScope({ type: null, within: null })}
        />
        {types.map((type) => (
          <TypeLine
            key={type.name}
            icon={<TypeIcon type={type.name} />}
            name={label(type.pluralLabels)}
            count={counts.byType[type.name] ?? 0}
            isCurrent={scope.type === type.name && scope.view === undefined}
            onPress={() => showScope({ type: type.name, within: null })}
          />
        ))}
      </nav>
      <SavedViews />
      <h2 className="sidebar-title" id="sidebar-tree">
        {t('sidebar.tree')}
      </h2>
      <RecordTree labelId="sidebar-tree" />
    </>
  );
}

interface TypeLineProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly count: number;
  readonly isCurrent: boolean;
  readonly onPress: () => void;
}

function TypeLine({ icon, name, count, isCurrent, onPress }: TypeLineProps): ReactNode {
  const locale = useLocale();
  return (
    <button
      type="button"
      className={count === 0 ? 'sidebar-type is-empty' : 'sidebar-type'}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onPress}
    >
      {icon}
      <span className="sidebar-type-name">{name}</span>
      <span className="sidebar-count">{formatNumber(count, locale)}</span>
    </button>
  );
}
