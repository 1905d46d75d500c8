import { BookOpen, LoaderCircle, ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BookSource, CompendiumDefinition, CompendiumId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';
import { IconButton } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageScroller } from './PageScroller.tsx';
import { PreviewFindings } from './PreviewFindings.tsx';
import { PrintBook } from './PrintBook.tsx';
import { SaveFormats } from './SaveFormats.tsx';
import { SavePdf } from './SavePdf.tsx';
import { isEmptyDefinition, usePreview } from './use-preview.ts';
import './PagePreview.css';

interface PagePreviewProps {
  readonly compendium: CompendiumId;
  readonly definition: CompendiumDefinition;
  readonly name: string;
  /** The width of the pane in pixels. */
  readonly width: number;
  /** What is edited now, null where it is no part of the book. */
  readonly shown: BookSource | null;
  readonly onOpen: (source: BookSource) => void;
}
/** Parts of the pane's width that a page takes. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const FIT = ZOOMS.indexOf(1);
const MARGIN = 44;

/** The pages as they will be printed, a moment after every edit, with their warnings and the way to a PDF. */
export function PagePreview(props: PagePreviewProps): ReactNode {
  const { compendium, definition, name, width, shown, onOpen } = props;
  const t = useText();
  const { output, isSetting, failure } = usePreview(definition);
  const [zoom, setZoom] = useState<number>(FIT);
  const [page, setPage] = useState(1);
  const isEmpty = isEmptyDefinition(definition);
  const scale = ZOOMS[zoom] ?? 1;
  return (
    <>
      <div className="preview-bar">
        <span className="preview-page" aria-live="off">
          {output &&
            !isEmpty &&
            t('compendium.page', { page: Math.min(page, output.pages), pages: output.pages })}
        </span>
        {isSetting && <LoaderCircle size={15} className="preview-busy" aria-label={t('job.compendium')} />}
        <span className="text-tools-space" />
        <IconButton
          size="small"
          icon={ZoomOut}
          label={t('compendium.zoomOut')}
          isDisabled={zoom === 0}
          onPress={() => setZoom(zoom - 1)}
        />
        <span className="preview-zoom">{Math.round(scale * 100)} %</span>
        <IconButton
          size="small"
          icon={ZoomIn}
          label={t('compendium.zoomIn')}
          isDisabled={zoom === ZOOMS.length - 1}
          onPress={() => setZoom(zoom + 1)}
        />
        <PrintBook
          compendium={compendium}
          job={isEmpty || isSetting ? null : (output?.job ?? null)}
          pages={output?.pages ?? 0}
        />
        <SavePdf
          compendium={compendium}
          job={isEmpty ? null : (output?.job ?? null)}
          name={name}
          isSetting={isSetting}
        />
        <SaveFormats compendium={compendium} definition={definition} name={name} isDisabled={isEmpty} />
      </div>
      {failure !== '' && !isEmpty && <Banner tone="danger">{failure}</Banner>}
      {output && !isEmpty && <PreviewFindings output={output} onOpen={onOpen} />}
      {output && !isEmpty ? (
        <PageScroller
          output={output}
          pageWidth={Math.round((width - MARGIN) * scale)}
          onPage={setPage}
          onOpen={onOpen}
          shown={shown}
        />
      ) : isEmpty ? (
        <EmptyState icon={BookOpen} title={t('compendium.emptyTitle')}>
          {t('compendium.emptyText')}
        </EmptyState>
      ) : (
        <div className="preview-waiting" aria-busy={isSetting} />
      )}
    </>
  );
}
