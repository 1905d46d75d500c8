import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { AlikeFile, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { openRecord } from '../navigation.ts';
import { readingStore } from '../page-text/reading-state.ts';
import { useStore } from '../ui/store.ts';

interface AlikeFilesProps {
  readonly record: RecordId;
  readonly sha256: string;
}

const MOST_LETTERS = 90;
const short = (title: string): string =>
  title.length > MOST_LETTERS ? `${title.slice(0, MOST_LETTERS).trimEnd()}…` : title;

/** Points out other records whose original says nearly the same: a copy scanned twice has other bytes. */
export function AlikeFiles({ record, sha256 }: AlikeFilesProps): ReactNode {
  const t = useText();
  const ended = useStore(readingStore, (state) => state?.ended ?? 0);
  const [alike, setAlike] = useState<readonly AlikeFile[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when more has been read
  useEffect(() => {
    let isWanted = true;
    start(async () => {
      const found = await client.findAlike({ id: record, sha256 });
      if (isWanted) setAlike(found);
    });
    return () => {
      isWanted = false;
    };
  }, [record, sha256, ended]);
  if (alike.length === 0) return null;
  return (
    <span className="record-file-alike">
      {t('record.alike')}{' '}
      {alike.map(({ name, likeness, record: other }) => (
        <Button
          key={`${other.id} ${name}`}
          className="record-file-link"
          onPress={() => start(async () => openRecord(other.id))}
        >
          {t('record.alikeTo', { title: short(other.title), percent: Math.round(likeness * 100) })}
        </Button>
      ))}
    </span>
  );
}
