import type { ReactNode } from 'react';
import { BOOK_FONTS, type BookStyle, COVERS, PAPERS } from '../../preload/book-style.ts';
import { useText } from '../i18n.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { AccentField } from './AccentField.tsx';
import { StyleNumber } from './StyleNumber.tsx';

interface StyleEditorProps {
  readonly style: BookStyle;
  /** As it stands in the archive. */
  readonly saved: BookStyle;
  readonly isReadOnly: boolean;
  /** Follows every key, for the pages. */
  readonly onEdit: (next: Partial<BookStyle>) => void;
  /** Keeps a choice at once. */
  readonly onKeep: (next: Partial<BookStyle>) => void;
  readonly flush: () => Promise<boolean>;
}
const PAPER_NAMES = ['A4', 'B5', 'A5'] as const;
const EDGES = ['top', 'bottom', 'left', 'right'] as const;
const SIZES = { text: [7, 16], chapter: [10, 40], section: [8, 30], title: [14, 60] } as const;
const SIZE_NAMES = ['text', 'section', 'chapter', 'title'] as const;
const SIDES = ['left', 'center'] as const;

/** Paper, margins, fonts, sizes, colour, columns and cover of a book. */
export function StyleEditor({
  style,
  saved,
  isReadOnly,
  onEdit,
  onKeep,
  flush,
}: StyleEditorProps): ReactNode {
  const t = useText();
  const choice = <T extends string>(
    label: string,
    value: T,
    options: readonly { readonly id: T; readonly label: string }[],
    onChange: (value: T) => void,
  ) => <Select {...{ label, value, options, onChange }} isDisabled={isReadOnly} />;
  const fonts = BOOK_FONTS.map((id) => ({ id, label: t(`design.font.${id}`) }));
  return (
    <>
      <fieldset className="style-group">
        <legend>{t('design.page')}</legend>
        {choice(
          t('design.paper'),
          style.paper,
          PAPER_NAMES.map((id) => ({ id, label: `${id} (${PAPERS[id].width} × ${PAPERS[id].height} mm)` })),
          (paper) => onKeep({ paper }),
        )}
        {choice(
          t('design.columns'),
          style.columns === 2 ? '2' : '1',
          [
            { id: '1', label: t('design.columns.1') },
            { id: '2', label: t('design.columns.2') },
          ],
          (columns) => onKeep({ columns: columns === '2' ? 2 : 1 }),
        )}
        {EDGES.map((edge) => (
          <StyleNumber
            key={edge}
            label={t(`design.margin.${edge}`)}
            saved={saved.margins[edge]}
            range={[8, 60]}
            step={1}
            isReadOnly={isReadOnly}
            onEdit={(value) => onEdit({ margins: { ...style.margins, [edge]: value } })}
            flush={flush}
          />
        ))}
      </fieldset>
      <fieldset className="style-group">
        <legend>{t('design.type')}</legend>
        {choice(t('design.font.text'), style.fonts.text, fonts, (font) =>
          onKeep({ fonts: { ...style.fonts, text: font } }),
        )}
        {choice(t('design.font.headings'), style.fonts.headings, fonts, (font) =>
          onKeep({ fonts: { ...style.fonts, headings: font } }),
        )}
        {SIZE_NAMES.map((name) => (
          <StyleNumber
            key={name}
            label={t(`design.size.${name}`)}
            saved={saved.sizes[name]}
            range={SIZES[name]}
            step={0.5}
            isReadOnly={isReadOnly}
            onEdit={(value) => onEdit({ sizes: { ...style.sizes, [name]: value } })}
            flush={flush}
          />
        ))}
        <StyleNumber
          label={t('design.lineHeight')}
          saved={saved.lineHeight}
          range={[1.1, 2]}
          step={0.02}
          isReadOnly={isReadOnly}
          onEdit={(lineHeight) => onEdit({ lineHeight })}
          flush={flush}
        />
        {choice(
          t('design.headings'),
          style.headings,
          SIDES.map((id) => ({ id, label: t(`design.headings.${id}`) })),
          (headings) => onKeep({ headings }),
        )}
        <Checkbox
          label={t('design.isJustified')}
          isSelected={style.isJustified}
          isDisabled={isReadOnly}
          onChange={(isJustified) => onKeep({ isJustified })}
        />
      </fieldset>
      <fieldset className="style-group">
        <legend>{t('design.look')}</legend>
        {choice(
          t('design.cover'),
          style.cover,
          COVERS.map((id) => ({ id, label: t(`design.cover.${id}`) })),
          (cover) => onKeep({ cover }),
        )}
        <AccentField
          accent={style.accent}
          isReadOnly={isReadOnly}
          onEdit={(accent) => onEdit({ accent })}
          flush={flush}
        />
      </fieldset>
    </>
  );
}
