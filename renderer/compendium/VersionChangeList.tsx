// biome-ignore-all lint/suspicious/noArrayIndexKey: a change has nothing but its words
import type { ReactNode } from 'react';
import type { VersionChange, VersionChanges } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';

/** What is otherwise now than in a version, in sentences. */
export function VersionChangeList({ changes }: { readonly changes: VersionChanges }): ReactNode {
  const t = useText();
  const { isCoverChanged, isDesignChanged, isSelectionChanged, isReordered, isBackChanged } = changes;
  const { sections, records } = changes;
  const whole = [
    ...(isCoverChanged ? [t('compendium.coverChanged')] : []),
    ...(isDesignChanged ? [t('compendium.designChanged')] : []),
    ...(isSelectionChanged ? [t('compendium.selectionChanged')] : []),
    ...(isBackChanged ? [t('compendium.backChanged')] : []),
    ...(isReordered ? [t('compendium.entriesReordered')] : []),
  ];
  const isSame = whole.length + sections.length + records.length === 0;
  return (
    <section className="version-changes" aria-label={t('compendium.sinceThen')}>
      <h3>{t('compendium.sinceThen')}</h3>
      {isSame && <p>{t('compendium.nothingChanged')}</p>}
      <ul>
        {whole.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {sections.map((change, index) => (
          <ChangeLine key={`section-${index}`} change={change} />
        ))}
        {records.map((change, index) => (
          <ChangeLine key={`record-${index}`} change={change} />
        ))}
      </ul>
    </section>
  );
}

function ChangeLine({ change }: { readonly change: VersionChange }): ReactNode {
  const t = useText();
  const label = useLabel();
  const { types, commonFields } = useArchive();
  const { kind, fields } = change;
  const all = [...commonFields, ...types.flatMap((type) => type.fields)];
  const names = fields.map((name) => {
    const found = all.find((field) => field.name === name);
    return found ? label(found.labels) : name;
  });
  const title = change.title.trim() || t('compendium.noTitle');
  return (
    <li data-kind={kind}>
      <span className="version-kind">{t(`compendium.version.${kind}`)}</span> {title}
      {names.length > 0 && <span className="version-note"> ({[...new Set(names)].join(', ')})</span>}
    </li>
  );
}
