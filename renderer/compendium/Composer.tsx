import { type ReactNode, useMemo, useState } from 'react';
import type { BookSource, Compendium, CompendiumId, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { useRemembered } from '../ui/remembered.ts';
import { SplitHandle } from '../ui/SplitHandle.tsx';
import { backPartOf } from './back-parts.ts';
import { CompendiumBar } from './CompendiumBar.tsx';
import { type CompendiumDraft, toDefinition } from './draft.ts';
import { OpenedRecord } from './OpenedRecord.tsx';
import { OutlineTree } from './OutlineTree.tsx';
import { findSection, keyOfPart, partOfKey } from './outline.ts';
import { PagePreview } from './PagePreview.tsx';
import { PartEditor } from './PartEditor.tsx';
import { useComposer } from './use-composer.ts';
import './Composer.css';

interface ComposerProps {
  readonly compendium: Compendium;
  readonly compendia: readonly Compendium[];
  readonly isReadOnly: boolean;
  readonly onChoose: (id: CompendiumId) => void;
  readonly onNew: () => void;
}
const PARTS: readonly string[] = ['cover', 'design', 'before', 'entries', 'after', 'back'];

function isThere(draft: CompendiumDraft, key: string): boolean {
  return PARTS.includes(key) || findSection(draft, key) !== undefined || backPartOf(draft, key) !== undefined;
}

/** Outline, editor of the chosen part, and the pages, side by side. */
export function Composer({ compendium, compendia, isReadOnly, onChoose, onNew }: ComposerProps): ReactNode {
  const t = useText();
  const composer = useComposer(compendium, isReadOnly);
  const [chosen, setChosen] = useState('cover');
  const [outlineWidth, setOutlineWidth] = useRemembered('pane.outline', 280);
  const [previewWidth, setPreviewWidth] = useRemembered('pane.preview', 500);
  const definition = useMemo(() => toDefinition(composer.draft), [composer.draft]);
  const [opened, setOpened] = useState<{ readonly id: RecordId; readonly uuid: string } | null>(null);
  const choose = (key: string): void => {
    setOpened(null);
    setChosen(key);
  };
  const openId = (id: RecordId): void =>
    start(async () => setOpened({ id, uuid: (await client.getRecord({ id })).uuid }));
  const openSource = (source: BookSource): void => {
    if ('part' in source) {
      choose(keyOfPart(composer.draft, source.part) ?? 'cover');
      return;
    }
    const { record: uuid } = source;
    start(async () => {
      const [found] = await client.getTitles({ uuids: [uuid] });
      if (found) setOpened({ id: found.id, uuid });
    });
  };
  const part = isThere(composer.draft, chosen) ? chosen : 'cover';
  const shownPart = partOfKey(composer.draft, part);
  const shownSource: BookSource | null = opened
    ? { record: opened.uuid }
    : shownPart === undefined
      ? null
      : { part: shownPart };
  return (
    <>
      <section
        className="composer-outline"
        style={{ width: outlineWidth }}
        aria-label={t('compendium.outline')}
      >
        <CompendiumBar
          compendium={compendium}
          definition={definition}
          compendia={compendia}
          isReadOnly={isReadOnly}
          onChoose={onChoose}
          onNew={onNew}
          flush={composer.flush}
        />
        <OutlineTree composer={composer} isReadOnly={isReadOnly} chosen={part} onChoose={choose} />
      </section>
      <SplitHandle
        label={t('compendium.outlineWidth')}
        size={outlineWidth}
        min={200}
        max={480}
        onResize={setOutlineWidth}
        pane="before"
      />
      <section
        className="composer-part"
        aria-label={t('compendium.part')}
        onBlur={() => void composer.flush()}
      >
        {opened ? (
          <OpenedRecord id={opened.id} onOpen={openId} onClose={() => setOpened(null)} />
        ) : (
          <PartEditor key={part} part={part} composer={composer} isReadOnly={isReadOnly} />
        )}
      </section>
      <SplitHandle
        label={t('compendium.previewWidth')}
        size={previewWidth}
        min={280}
        max={900}
        onResize={setPreviewWidth}
        pane="after"
      />
      <section
        className="composer-preview"
        style={{ width: previewWidth }}
        aria-label={t('compendium.preview')}
      >
        <PagePreview
          compendium={compendium.id}
          definition={definition}
          name={compendium.name}
          width={previewWidth}
          shown={shownSource}
          onOpen={openSource}
        />
      </section>
    </>
  );
}
