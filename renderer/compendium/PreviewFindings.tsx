// biome-ignore-all lint/suspicious/noArrayIndexKey: a finding has nothing but its words
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { BookFinding, BookSource, CompendiumOutput } from '../../preload/model.ts';
import { type Translate, useText } from '../i18n.ts';
import { Fold } from '../record/Fold.tsx';
import { Button as TextButton } from '../ui/Button.tsx';

interface PreviewFindingsProps {
  readonly output: CompendiumOutput;
  readonly onOpen: (source: BookSource) => void;
}
/** Lines that are shown at once; more on demand. */
const SHOWN = 100;

/** What to look at in the pages, folded until it is wanted; each leads to the record or the part that it is about. */
export function PreviewFindings({ output, onOpen }: PreviewFindingsProps): ReactNode {
  const t = useText();
  const [most, setMost] = useState(SHOWN);
  const { warnings, findings } = output;
  const count = warnings.length + findings.length;
  if (count === 0) return null;
  return (
    <div className="preview-warnings">
      <Fold title={t('compendium.warnings', { count })} isOpenFirst={false}>
        <ul>
          {warnings.map((warning, index) => (
            <li key={index}>{warning}</li>
          ))}
          {findings.slice(0, most).map((finding, index) => (
            <FindingLine key={index} finding={finding} onOpen={onOpen} />
          ))}
        </ul>
        {findings.length > most && (
          <TextButton variant="quiet" onPress={() => setMost(most + SHOWN)}>
            {t('compendium.foundMore', { count: findings.length - most })}
          </TextButton>
        )}
      </Fold>
    </div>
  );
}

function FindingLine({
  finding,
  onOpen,
}: {
  readonly finding: BookFinding;
  readonly onOpen: (source: BookSource) => void;
}): ReactNode {
  const t = useText();
  const { source } = finding;
  const sentence = sentenceOf(finding, t);
  if (source === null) return <li>{sentence}</li>;
  return (
    <li>
      <Button className="finding-link" onPress={() => onOpen(source)}>
        {sentence}
      </Button>
    </li>
  );
}

function sentenceOf({ kind, title, detail }: BookFinding, t: Translate): string {
  return t(`compendium.finding.${kind}`, {
    title: title.trim() || (kind === 'recordGone' ? '' : t('compendium.noTitle')),
    detail,
  });
}
