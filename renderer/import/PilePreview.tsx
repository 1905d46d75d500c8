import type { ReactNode } from 'react';
import type { IntakePreview, IntakeSample } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { fieldsOf } from '../type-fields.ts';

interface PilePreviewProps {
  readonly preview: IntakePreview;
  /** The type of the documents. */
  readonly type: string;
}

/** The first files of a pile in their order, with the document that each belongs to and what its name says. */
export function PilePreview({ preview, type }: PilePreviewProps): ReactNode {
  const t = useText();
  const { sample, files } = preview;
  const hasPlaces = sample.some(({ place }) => place !== '');
  const hasNames = sample.some(({ page, fields }) => page !== null || Object.keys(fields).length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too
    <section className="pile-preview" aria-label={t('intake.preview')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {hasPlaces && <th>{t('intake.folder')}</th>}
            <th>{t('intake.file')}</th>
            <th className="pile-number">{t('intake.document')}</th>
            {hasNames && <th className="pile-number">{t('intake.page')}</th>}
            {hasNames && <th>{t('intake.fromName')}</th>}
          </tr>
        </thead>
        <tbody>
          {sample.map((file) => (
            <tr key={`${file.place}/${file.name}`}>
              {hasPlaces && <td>{file.place.replaceAll('/', ' › ')}</td>}
              <td>{file.name}</td>
              <td className="pile-number">{file.document}</td>
              {hasNames && <td className="pile-number">{file.page}</td>}
              {hasNames && (
                <td>
                  <NameFields file={file} type={type} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {files > sample.length && (
        <p className="pile-more">{t('intake.more', { count: files - sample.length })}</p>
      )}
    </section>
  );
}

function NameFields({ file, type }: { readonly file: IntakeSample; readonly type: string }): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  if (!file.isMatched) return <span className="pile-unmatched">{t('intake.notMatched')}</span>;
  const definitions = fieldsOf(archive, type);
  return Object.entries(file.fields)
    .map(([name, text]) => {
      const field = definitions.find((candidate) => candidate.name === name);
      return `${field ? label(field.labels) : name}: ${text}`;
    })
    .join('; ');
}
