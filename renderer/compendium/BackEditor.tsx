import type { ReactNode } from 'react';
import { BACK_PARTS } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { withBackPart } from './back-parts.ts';
import type { Composer } from './use-composer.ts';

interface BackEditorProps {
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}

/** Which parts the archive puts together at the end of the book; their order is that of the outline. */
export function BackEditor({ composer, isReadOnly }: BackEditorProps): ReactNode {
  const t = useText();
  const { draft, keep } = composer;
  return (
    <div className="part-editor">
      <h2>{t('compendium.back')}</h2>
      <p className="part-lead">{t('compendium.backText')}</p>
      <ul className="back-parts">
        {BACK_PARTS.map((part) => (
          <li key={part}>
            <Checkbox
              label={t(`back.${part}`)}
              isSelected={draft.back?.includes(part) ?? false}
              onChange={(isOn) => keep((before) => withBackPart(before, part, isOn))}
              isDisabled={isReadOnly}
            />
            <p>{t(`back.${part}Text`)}</p>
            {part === 'scans' && draft.back?.includes('scans') && (
              <WholeScans composer={composer} isReadOnly={isReadOnly} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether scans stand on the book's pages or are pages themselves. */
function WholeScans({ composer, isReadOnly }: BackEditorProps): ReactNode {
  const t = useText();
  const { draft, keep } = composer;
  return (
    <div className="back-option">
      <Checkbox
        label={t('back.scansWhole')}
        isSelected={draft.scans === 'whole'}
        onChange={(isOn) => keep((before) => ({ ...before, scans: isOn ? 'whole' : 'placed' }))}
        isDisabled={isReadOnly}
      />
      <p>{t('back.scansWholeText')}</p>
    </div>
  );
}
