import { FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { ERROR_CODES, type ErrorCode } from '../../preload/api.ts';
import type { ImportReview } from '../../preload/model.ts';
import { codeText, useText } from '../i18n.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Why a file could not be read, and what to do next. */
export function FailedFile({ file }: { readonly file: ImportReview['skipped'][number] }): ReactNode {
  const t = useText();
  const code = ERROR_CODES.find((known) => known === file.code) ?? ('unexpected' satisfies ErrorCode);
  return (
    <EmptyState icon={FileWarning} title={t('import.failedTitle', { name: file.name })}>
      {codeText(code, file.detail)}
    </EmptyState>
  );
}
