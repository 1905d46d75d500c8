import { Check } from 'lucide-react';
import { type CSSProperties, type ReactNode, useId, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { formatNumber } from '../../preload/format.ts';
import { useLocale, useText } from '../i18n.ts';
import { TextField } from '../ui/TextField.tsx';
import type { FacetValue } from './facet-choice.ts';
import { type FacetLine, isLong, linesInSight } from './facet-lines.ts';

interface FacetListProps {
  readonly title: string;
  readonly lines: readonly FacetLine[];
  readonly chosen: readonly FacetValue[];
  /** Short values stand in two columns. */
  readonly isGrid: boolean;
  readonly onChoose: (values: readonly FacetValue[]) => void;
}

/** The values of one facet: a list of which several can be chosen, a run of them with Shift. */
export function FacetList({ title, lines, chosen, isGrid, onChoose }: FacetListProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const titleId = useId();
  const [isWhole, setWhole] = useState(false);
  const [wanted, setWanted] = useState('');
  const shown = linesInSight(lines, chosen, isWhole, wanted);
  const countLength = Math.max(...shown.map(({ count }) => formatNumber(count, locale).length), 1);
  const hidden = lines.length - linesInSight(lines, chosen, false, '').length;
  return (
    <section className="facet">
      <h2 className="facet-title" id={titleId}>
        {title}
      </h2>
      {isWhole && isLong(lines) && (
        <div className="facet-find">
          <TextField
            label={t('facets.findIn', { facet: title })}
            placeholder={t('facets.find')}
            isLabelHidden
            value={wanted}
            onChange={setWanted}
          />
        </div>
      )}
      <ListBox
        className="facet-list"
        style={{ '--count-length': countLength } as CSSProperties}
        aria-labelledby={titleId}
        layout={isGrid ? 'grid' : 'stack'}
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={chosen}
        onSelectionChange={(keys) =>
          onChoose(keys === 'all' ? shown.map(({ value }) => value) : inOrder([...keys], lines))
        }
        renderEmptyState={() => <div className="facet-none">{t('facets.noMatch')}</div>}
      >
        {shown.map((line) => (
          <FacetOption key={line.value} line={line} />
        ))}
      </ListBox>
      {hidden > 0 && (
        <button
          type="button"
          className="facet-more"
          aria-expanded={isWhole}
          aria-label={t(isWhole ? 'facets.lessOf' : 'facets.moreOf', { facet: title, count: hidden })}
          onClick={() => {
            setWhole(!isWhole);
            setWanted('');
          }}
        >
          {t(isWhole ? 'facets.less' : 'facets.more', { count: hidden })}
        </button>
      )}
    </section>
  );
}

function FacetOption({ line: { value, name, count } }: { readonly line: FacetLine }): ReactNode {
  const t = useText();
  const locale = useLocale();
  return (
    <ListBoxItem
      id={value}
      textValue={name}
      aria-label={t('facets.option', { name, count })}
      className="facet-option"
    >
      <span className="facet-check" aria-hidden>
        <Check size={11} strokeWidth={3} />
      </span>
      <span className="facet-name" title={name.length > 20 ? name : undefined}>
        {name}
      </span>{' '}
      <span className="facet-count">{formatNumber(count, locale)}</span>
    </ListBoxItem>
  );
}

/** Chosen values as the list has them, so that chips do not move when one more is chosen. */
function inOrder(values: readonly FacetValue[], lines: readonly FacetLine[]): readonly FacetValue[] {
  const place = (value: FacetValue): number => lines.findIndex((line) => line.value === value);
  return [...values].sort((one, other) => place(one) - place(other));
}
