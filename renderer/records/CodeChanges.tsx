import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CodeChange } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { TypeIcon } from './TypeIcon.tsx';
import type { RenumberPreview } from './use-renumber.ts';

/** Every reference code that would change, the old beside the new, and what is to be looked at. */
export function CodeChanges({ preview }: { readonly preview: RenumberPreview }): ReactNode {
  const t = useText();
  const { plan, changes, error } = preview;
  if (plan === null) return <div className="renumber-changes" aria-busy={error === ''} />;
  return (
    <>
      <output className="renumber-summary">
        <span>{plan.total === 0 ? t('renumber.nothing') : t('renumber.total', { count: plan.total })}</span>
        {plan.unchanged > 0 && <span>{t('renumber.unchanged', { count: plan.unchanged })}</span>}
        {plan.duplicates > 0 && (
          <span className="renumber-warning">
            <TriangleAlert size={14} aria-hidden />
            {t('renumber.duplicates', { count: plan.duplicates })}
          </span>
        )}
      </output>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard */}
      <section className="renumber-changes" aria-label={t('renumber.preview')} tabIndex={0}>
        {plan.total > 0 && (
          <table>
            <thead>
              <tr>
                <th>{t('renumber.record')}</th>
                <th>{t('renumber.before')}</th>
                <th>{t('renumber.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <CodeLine key={change.record.id} change={change} />
              ))}
            </tbody>
          </table>
        )}
        {changes.length < plan.total && (
          <Button variant="quiet" onPress={preview.showMore}>
            {t('list.showMore')}
          </Button>
        )}
      </section>
    </>
  );
}

function CodeLine({ change }: { readonly change: CodeChange }): ReactNode {
  const t = useText();
  const { record, before, after, isDuplicate } = change;
  return (
    <tr data-duplicate={isDuplicate || undefined}>
      <td>
        <span className="renumber-record" title={record.title}>
          <TypeIcon type={record.type} size={15} />
          <span className="renumber-record-title">{record.title}</span>
        </span>
      </td>
      <td>
        {before === '' ? <span className="renumber-none">{t('renumber.none')}</span> : <del>{before}</del>}
      </td>
      <td>
        <ins>{after}</ins>
        {isDuplicate && (
          <span className="renumber-warning" title={t('renumber.duplicate')}>
            <TriangleAlert size={14} role="img" aria-label={t('renumber.duplicate')} />
          </span>
        )}
      </td>
    </tr>
  );
}
