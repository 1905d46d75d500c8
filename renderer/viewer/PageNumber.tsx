import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../i18n.ts';

interface PageNumberProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Which page is shown of how many; another number and Enter goes there. */
export function PageNumber({ page, pages, onPage }: PageNumberProps): ReactNode {
  const t = useText();
  const [draft, setDraft] = useState(String(page));
  useEffect(() => setDraft(String(page)), [page]);
  const go = (): void => {
    const wanted = Number(draft);
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onPage(wanted);
    else setDraft(String(page));
  };
  return (
    <span className="viewer-pages">
      <input
        className="field-input"
        inputMode="numeric"
        aria-label={t('viewer.pageNumber')}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      <span>{t('viewer.ofPages', { pages })}</span>
    </span>
  );
}
