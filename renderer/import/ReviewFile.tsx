import { ScanText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ReadFile } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { openRecord } from '../navigation.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { type TabEntry, Tabs } from '../ui/Tabs.tsx';
import { CompendiumOverview } from './CompendiumOverview.tsx';
import type { FileChoice } from './choices.ts';
import { DraftList } from './DraftList.tsx';
import { changeChoice, putReviewAway } from './import-store.ts';
import { QuestionList } from './QuestionList.tsx';
import { SourcePages } from './SourcePages.tsx';
import { type LineRange, SourceText } from './SourceText.tsx';
import { WarningList } from './WarningList.tsx';
import './ReviewFile.css';

interface ReviewFileProps {
  readonly index: number;
  readonly file: ReadFile;
  readonly choice: FileChoice;
}
type TabId = 'drafts' | 'compendium' | 'questions' | 'warnings';

/** One file of a review: the source on one side, what was understood of it on the other. */
export function ReviewFile({ index, file, choice }: ReviewFileProps): ReactNode {
  const t = useText();
  const { reading, known } = file;
  const [tab, setTab] = useState<TabId>('drafts');
  const [open, setOpen] = useState<string | null>(null);
  const [lines, setLines] = useState<LineRange | null>(null);
  const tabs: TabEntry<TabId>[] = [
    {
      id: 'drafts',
      label: `${t('nav.records')} ${reading.drafts.length}`,
      content: (
        <DraftList
          drafts={reading.drafts}
          choice={choice}
          isReadOnly={known !== null}
          open={open}
          onOpen={(draft) => {
            setOpen(draft?.key ?? null);
            if (draft && draft.origin !== 'document') setLines(draft.lines);
          }}
          onChange={(change) => changeChoice(index, change)}
        />
      ),
    },
  ];
  if (reading.compendium) {
    tabs.push({
      id: 'compendium',
      label: t('nav.compendium'),
      content: <CompendiumOverview reading={reading} />,
    });
  }
  if (file.questions.length > 0) {
    tabs.push({
      id: 'questions',
      label: `${t('import.questions')} ${file.questions.length}`,
      content: (
        <QuestionList
          questions={file.questions}
          choice={choice}
          onLine={(line) => setLines({ from: line, to: line })}
          onChange={(change) => changeChoice(index, change)}
        />
      ),
    });
  }
  if (reading.warnings.length > 0) {
    tabs.push({
      id: 'warnings',
      label: `${t('import.warnings')} ${reading.warnings.length}`,
      content: (
        <WarningList warnings={reading.warnings} onLine={(line) => setLines({ from: line, to: line })} />
      ),
    });
  }
  return (
    <div className="review-file-parts">
      {known && (
        <Banner
          action={
            <Button
              onPress={() => {
                putReviewAway();
                openRecord(known.record);
              }}
            >
              {t('import.openKnown')}
            </Button>
          }
        >
          {t('import.knownAs', { title: known.title })}
        </Banner>
      )}
      {file.scan && <Banner>{t('import.ofRecord', { title: file.name })}</Banner>}
      <div className="review-sides">
        {reading.source === '' ? (
          <EmptyState icon={ScanText} title={t('import.noSourceTitle')}>
            {t('import.noSourceText')}
          </EmptyState>
        ) : file.scan ? (
          <SourcePages scan={file.scan} source={reading.source} marked={lines} />
        ) : (
          <SourceText label={t('import.source')} source={reading.source} marked={lines} />
        )}
        <section className="review-understood" aria-label={t('import.understood')}>
          <Tabs label={t('import.understood')} tabs={tabs} selected={tab} onSelect={setTab} />
        </section>
      </div>
    </div>
  );
}
