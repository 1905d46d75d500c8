import { FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ImportReview } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { sentenceOf } from './sentence-of.ts';

/** Why a file could not be read, and what to do next. */
export function FailedFile({ file }: { readonly file: ImportReview['skipped'][number] }): ReactNode {
  const t = useText();
  return (
    <EmptyState icon={FileWarning} title={t('import.failedTitle', { name: file.name })}>
      {sentenceOf(file.code, file.detail)}
    </EmptyState>
  );
}
