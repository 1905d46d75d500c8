import { type ReactNode, useId } from 'react';
import { useText } from '../i18n.ts';

interface AccentFieldProps {
  readonly accent: string;
  readonly isReadOnly: boolean;
  readonly onEdit: (accent: string) => void;
  readonly flush: () => Promise<boolean>;
}
/** Least contrast of text with its ground (WCAG 2.1, 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** The colour of headings, links and cover; says where it cannot be read on paper. */
export function AccentField({ accent, isReadOnly, onEdit, flush }: AccentFieldProps): ReactNode {
  const t = useText();
  const id = useId();
  const isPale = contrastWithWhite(accent) < LEAST_CONTRAST;
  return (
    <div className="field accent-field">
      <label className="field-label" htmlFor={id}>
        {t('design.accent')}
      </label>
      <span className="accent-input">
        <input
          id={id}
          type="color"
          value={accent}
          disabled={isReadOnly}
          onChange={(event) => onEdit(event.target.value)}
          onBlur={() => void flush()}
          {...(isPale && { 'aria-describedby': `${id}-pale` })}
        />
        <code>{accent}</code>
      </span>
      {isPale && (
        <p id={`${id}-pale`} className="field-description">
          {t('design.accentPale')}
        </p>
      )}
    </div>
  );
}

/** The contrast of a colour with white, from 1 to 21 (WCAG 2.1, relative luminance). */
function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
