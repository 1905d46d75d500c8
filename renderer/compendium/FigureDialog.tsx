import { type ReactNode, useState } from 'react';
import { hasPages } from '../../preload/has-pages.ts';
import type { RecordFile, RecordId } from '../../preload/model.ts';
import { thumbnailAddress } from '../../preload/thumbnail-address.ts';
import { start } from '../attempt.ts';
import { bridge, client } from '../client.ts';
import { useText } from '../i18n.ts';
import { useRecordOptions } from '../record/use-record-options.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type Figure, figureText } from './figure-text.ts';
import './FigureDialog.css';

interface FigureDialogProps {
  readonly onClose: () => void;
  /** Called with the figure as it is written in a section. */
  readonly onPick: (markdown: string) => void;
}

const EMPTY: Figure = { sha256: '', page: '1', caption: '', alternative: '' };

/** Chooses a page of a record's original as a figure, with its caption and the words that are heard in its place. */
export function FigureDialog({ onClose, onPick }: FigureDialogProps): ReactNode {
  const t = useText();
  const [search, setSearch] = useState('');
  const [files, setFiles] = useState<readonly RecordFile[] | null>(null);
  const [figure, setFigure] = useState(EMPTY);
  const options = useRecordOptions(search, []);
  const change = (part: Partial<Figure>) => setFigure({ ...figure, ...part });
  const isPage = /^[1-9]\d{0,5}$/.test(figure.page);
  const isReady = figure.sha256 !== '' && isPage;
  const pick = (id: string) =>
    start(async () => {
      const record = await client.getRecord({ id: Number(id) as RecordId });
      const pictured = record.files.filter(({ mime }) => hasPages(mime));
      setSearch(record.title);
      setFiles(pictured);
      change({ sha256: pictured[0]?.sha256 ?? '', page: '1' });
    });
  return (
    <Dialog
      title={t('figure.title')}
      isOpen
      onClose={onClose}
      closeLabel={t('action.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => onPick(figureText(figure))}>
            {t('action.add')}
          </Button>
        </>
      }
    >
      <div className="figure-form">
        <ComboBox
          label={t('figure.record')}
          placeholder={t('relation.search')}
          text={search}
          onTextChange={setSearch}
          options={options}
          onPick={pick}
          emptyText={t('relation.noneFound')}
        />
        {files?.length === 0 && <p>{t('figure.noFiles')}</p>}
        {files !== null && files.length > 0 && (
          <>
            <Select
              label={t('figure.file')}
              value={figure.sha256}
              options={files.map(({ sha256, name }) => ({ id: sha256, label: name }))}
              onChange={(sha256) => change({ sha256, page: '1' })}
            />
            <TextField
              label={t('figure.page')}
              value={figure.page}
              onChange={(page) => change({ page })}
              error={isPage ? '' : t('figure.pageWrong')}
            />
            <TextField
              label={t('figure.caption')}
              value={figure.caption}
              onChange={(caption) => change({ caption })}
            />
            <TextField
              label={t('figure.alternative')}
              description={t('figure.alternativeText')}
              value={figure.alternative}
              onChange={(alternative) => change({ alternative })}
            />
            {isReady && (
              <img
                className="figure-look"
                src={bridge.address(
                  thumbnailAddress({ sha256: figure.sha256, page: Number(figure.page), turns: null }),
                )}
                alt=""
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
