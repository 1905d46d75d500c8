import { type ReactNode, useMemo } from 'react';
import type { ArrangedPage } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { usePageText } from '../page-text/use-page-text.ts';
import { Sheet } from './PageView.tsx';
import { useShownPage } from './use-shown-page.ts';
import type { Size, ViewChoice } from './view-choice.ts';

interface FacingPageProps {
  readonly leaf: ArrangedPage;
  /** How the page before it is looked at. */
  readonly view: ViewChoice;
  readonly space: Size;
  readonly number: number;
  readonly pages: number;
}
const NO_NEIGHBOURS: readonly never[] = [];

/** The page on the right of two that are looked at together. */
export function FacingPage({ leaf, view, space, number, pages }: FacingPageProps): ReactNode {
  const t = useText();
  const { sha256, page } = leaf;
  const written = usePageText(sha256, page);
  const turns = leaf.turns ?? written?.text?.turns ?? 0;
  const { crop } = leaf;
  const own = useMemo((): ViewChoice => ({ ...view, page, turns, crop }), [view, page, turns, crop]);
  const { shown } = useShownPage(sha256, own, space, NO_NEIGHBOURS);
  if (shown?.page !== page || shown.sha256 !== sha256) return null;
  const name = t('viewer.page', { page: number, pages });
  return <Sheet view={own} shown={shown} written={written} line={null} space={space} name={name} />;
}

/** Where the two pages begin that a page is looked at with: the first page of a record stands alone, as a cover. */
export const spreadOf = (index: number): number => (index === 0 ? 0 : index - ((index - 1) % 2));
