import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { IconButton } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { useStore } from '../ui/store.ts';
import { readingStore } from './reading-state.ts';

/** How many originals wait to be read, while any do; the reading is stopped and goes on from here. */
export function ReadingLine(): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const state = useStore(readingStore);
  if (state === null || state.waiting === 0 || isReadOnly) return null;
  const { waiting, isPaused, current } = state;
  const label = t(isPaused ? 'reading.paused' : 'reading.running', { count: waiting });
  return (
    <span className="status-job" title={current?.name}>
      <span>{label}</span>
      {current && !isPaused && <ProgressBar label={label} done={current.done} total={current.pages} />}
      <IconButton
        label={t(isPaused ? 'reading.resume' : 'reading.pause')}
        icon={isPaused ? Play : Pause}
        size="small"
        onPress={() =>
          start(async () => readingStore.set(await client.setPageReadingPaused({ isPaused: !isPaused })))
        }
      />
    </span>
  );
}
