// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { ChevronRight } from 'lucide-react';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { formatNumber } from '../../preload/format.ts';
import type { Grouping, ViewGroup } from '../../preload/model.ts';
import { useLabel, useLocale, useText } from '../i18n.ts';
import { findType, useArchive } from '../state.ts';
import type { GridPlace } from './grid-keys.ts';
import { TypeIcon } from './TypeIcon.tsx';

interface GroupRowProps {
  readonly index: number;
  readonly top: number;
  readonly group: ViewGroup;
  readonly groupBy: Grouping;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  /** How many columns the heading goes over, the first one included. */
  readonly columns: number;
  readonly cellId: (place: GridPlace) => string;
  readonly onPress: (place: GridPlace, event: MouseEvent) => void;
}

/** The heading over the records of a group: what they have in common and how many they are. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps): ReactNode {
  const { index, top, group, groupBy, isOpen, isActive, columns, cellId, onPress } = props;
  const name = useGroupName(group, groupBy);
  const locale = useLocale();
  const t = useText();
  return (
    <div
      role="row"
      aria-rowindex={index + 3}
      className="table-row table-group"
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        id={cellId({ row: index, column: 0 })}
        aria-colindex={1}
        aria-colspan={columns}
        aria-expanded={isOpen}
        aria-label={t('table.group', { name, count: group.count })}
        className="table-cell table-group-cell"
        data-active={isActive || undefined}
        onMouseDown={(event) => onPress({ row: index, column: 0 }, event)}
      >
        <ChevronRight size={15} aria-hidden className="table-group-arrow" />
        {groupBy === 'type' && typeof group.key === 'string' && <TypeIcon type={group.key} size={15} />}
        <span className="table-group-name">{name}</span>
        <span className="table-group-count">{formatNumber(group.count, locale)}</span>
      </div>
    </div>
  );
});

function useGroupName({ key, title }: ViewGroup, groupBy: Grouping): string {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  if (groupBy === 'parent') return key === null ? t('table.groupTop') : (title ?? String(key));
  if (key === null) return t('table.groupNoDate');
  if (groupBy === 'year') return String(key).replace('-', '−');
  const type = findType(archive, String(key));
  return type ? label(type.pluralLabels) : String(key);
}
