import { useEffect, useMemo, useState } from 'react';
import type { MeasuredPage } from '../../preload/model.ts';
import { CallError } from '../client.ts';
import { failureText, text } from '../i18n.ts';
import { createPageLoader, type PageLoader } from './page-loader.ts';
import type { PagePlace } from './use-arrangement.ts';
import { pictureWidth, type Size, scaleOf, type ViewChoice } from './view-choice.ts';

/** The page whose picture is there. */
export interface ShownPage {
  readonly sha256: string;
  readonly page: number;
  readonly measured: MeasuredPage;
  readonly address: string;
}
export interface PageState {
  /** The page before, until the next one is there; null where nothing can be shown. */
  readonly shown: ShownPage | null;
  /** 1 until they have been counted; a page that fails takes nothing from it. */
  readonly pages: number;
  readonly failure: string;
}

/** Brings the page that a view asks for, as sharp as its zoom needs, and then its neighbours. */
export function useShownPage(
  sha256: string,
  view: ViewChoice,
  space: Size | null,
  /** What is likely to be turned to next; the pages beside it in its file where nothing is said. */
  neighbours: readonly PagePlace[] | null = null,
): PageState {
  const loaders = useMemo(() => new Map<string, PageLoader>(), []);
  const [state, setState] = useState<PageState>({ shown: null, pages: 1, failure: '' });
  useEffect(() => {
    if (!space) return undefined;
    let isWanted = true;
    const keep = (next: Partial<PageState>) => isWanted && setState((last) => ({ ...last, ...next }));
    const load = (of: string, page: number) => {
      const loader = loaders.get(of) ?? createPageLoader(of);
      loaders.set(of, loader);
      return loadPage(loader, of, { ...view, page }, space);
    };
    load(sha256, view.page)
      .then(async (shown) => {
        keep({ shown, pages: shown.measured.pages, failure: '' });
        const { pages } = shown.measured;
        const beside = [view.page + 1, view.page - 1].filter((page) => page >= 1 && page <= pages);
        for (const next of neighbours ?? beside.map((page) => ({ sha256, page })))
          if (isWanted) await load(next.sha256, next.page).catch(leaveForLater);
      })
      .catch((error: unknown) => keep({ shown: null, failure: sentenceOf(error) }));
    return () => {
      isWanted = false;
    };
  }, [loaders, sha256, view, space, neighbours]);
  return state;
}

async function loadPage(
  loader: PageLoader,
  sha256: string,
  view: ViewChoice,
  space: Size,
): Promise<ShownPage> {
  const measured = await loader.measure(view.page);
  const width = pictureWidth(measured, scaleOf(measured, view, space), window.devicePixelRatio);
  return { sha256, page: view.page, measured, address: await loader.picture(view.page, width) };
}

/** A neighbour that cannot be drawn is told of when somebody turns to it. */
function leaveForLater(): void {}

/** A picture that does not come brings no reason with it. */
function sentenceOf(error: unknown): string {
  return error instanceof CallError ? failureText(error) : text('viewer.pageFailed');
}
