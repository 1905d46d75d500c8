import { type KeyboardEvent, type ReactNode, useContext, useId } from 'react';
import { countryName } from '../../preload/format.ts';
import type { Authority, AuthorityId, AuthorityKind, FieldValue, Locale } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { CountryChip } from '../authorities/CountryChip.tsx';
import { createAuthority } from '../authorities/create-authority.ts';
import { useAuthorityOptions } from '../authorities/use-authority-options.ts';
import { useLocale, useText } from '../i18n.ts';
import { ComboBox } from '../ui/ComboBox.tsx';
import { AddNamesContext } from './add-names.ts';
import { TextHints } from './TextHints.tsx';
import { useDraft } from './use-draft.ts';
import type { ValueEditorProps } from './value-editor.ts';
import './AgentValue.css';

/** An organisation, a person or a place: picked from the authority file, or added to it. */
export function AgentValue(props: ValueEditorProps): ReactNode {
  const { label, field, value, isReadOnly, hasError, onKeep, autoFocus = false } = props;
  const t = useText();
  const locale = useLocale();
  const sourceId = useId();
  const canAdd = useContext(AddNamesContext);
  const kept = value?.name ?? value?.text ?? '';
  const draft = useDraft(kept, (text) => onKeep(text.trim() === '' ? null : { text: text.trim() }));
  const kinds: readonly AuthorityKind[] = field.datatype === 'place' ? ['place'] : ['organisation', 'person'];
  const { options, find } = useAuthorityOptions(
    draft.isChanged ? draft.text : '',
    kinds,
    canAdd && !isReadOnly,
  );
  const keepAuthority = (authority: Authority): void => {
    // Subtle: leaving the input would keep the words typed so far, as another value.
    draft.onChange(kept);
    void onKeep({ text: authority.name, authority: authority.id });
  };
  const pick = (id: string): void => {
    const known = find(Number(id) as AuthorityId);
    if (known) keepAuthority(known);
    else
      void attempt(() => createAuthority(id, draft.text.trim())).then((made) => made && keepAuthority(made));
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const hasOption = (event.target as HTMLElement).hasAttribute('aria-activedescendant');
    if (!hasOption || event.key !== 'Enter') draft.onKeyDown(event);
  };
  return (
    <div className="value agent-value" data-invalid={hasError || undefined} onKeyDownCapture={press}>
      <div className="agent-line">
        <ComboBox
          label={label}
          isLabelHidden
          text={draft.text}
          onTextChange={draft.onChange}
          options={options}
          onPick={pick}
          emptyText={t('authority.noneFound')}
          isDisabled={isReadOnly}
          onBlur={draft.onBlur}
          autoFocus={autoFocus}
        />
        {value?.country && !draft.isChanged && <CountryChip code={value.country} />}
      </div>
      {value !== null && saysMore(value, locale) && (
        <p id={sourceId} className="value-source">
          {t('record.inSource', { text: value.text })}
        </p>
      )}
      <TextHints text={value?.text ?? ''} />
    </div>
  );
}

/** True where the words of the source are not just the name with its country and punctuation. */
function saysMore({ text, name, country }: FieldValue, locale: Locale): boolean {
  if (name === undefined || !text.includes(name)) return name !== undefined && text !== name;
  const rest = text
    .replace(name, ' ')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  return rest !== '' && rest !== country && rest !== (country && countryName(country, locale));
}
