// biome-ignore-all lint/suspicious/noArrayIndexKey: a warning has nothing but its words
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
          {named(findings.slice(0, most)).map(([key, finding]) => (
            <FindingLine key={key} finding={finding} onOpen={onOpen} />
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

/** Findings by names that they keep when others come and go: who is on one stays on it. */
function named(findings: readonly BookFinding[]): readonly (readonly [string, BookFinding])[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { kind, source, detail } = finding;
    const name = JSON.stringify([kind, source, detail]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [`${name} ${count}`, finding];
  });
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
