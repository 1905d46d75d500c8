import { Merge } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Authority } from '../../preload/model.ts';
import { client } from '../client.ts';
import { failureText, useText } from '../i18n.ts';
import { AutoGrowText } from '../record/AutoGrowText.tsx';
import { TextHints } from '../record/TextHints.tsx';
import { useDraft } from '../record/use-draft.ts';
import { Button } from '../ui/Button.tsx';
import { AuthorityIcon } from './AuthorityIcon.tsx';
import { AuthorityRecords } from './AuthorityRecords.tsx';
import { CountryField } from './CountryField.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { VariantList } from './VariantList.tsx';
import './AuthorityDetail.css';

interface AuthorityDetailProps {
  readonly authority: Authority;
  readonly isReadOnly: boolean;
  readonly onChange: (authority: Authority | null) => void;
}

/** One name of the authority file: its authorised form, country, spellings, and the records that point to it. */
export function AuthorityDetail({ authority, isReadOnly, onChange }: AuthorityDetailProps): ReactNode {
  const t = useText();
  const [error, setError] = useState('');
  const [isMerging, setIsMerging] = useState(false);
  const save = async (
    change: Partial<Pick<Authority, 'name' | 'country' | 'variants'>>,
  ): Promise<boolean> => {
    const { id, name, country, variants } = { ...authority, ...change };
    try {
      onChange(await client.updateAuthority({ id, name, country, variants: [...variants] }));
      setError('');
      return true;
    } catch (failure) {
      setError(failureText(failure));
      return false;
    }
  };
  return (
    <div className="authority-detail">
      <header className="authority-head">
        <span className="authority-kind">
          <AuthorityIcon kind={authority.kind} size={15} />
          {t(`authority.kind.${authority.kind}`)}
        </span>
        <NameField name={authority.name} isReadOnly={isReadOnly} onKeep={(name) => save({ name })} />
        <TextHints text={authority.name} />
        {error !== '' && (
          <p className="record-field-error" role="alert">
            {error}
          </p>
        )}
      </header>
      <CountryField
        country={authority.country}
        isReadOnly={isReadOnly}
        onKeep={(country) => void save({ country })}
      />
      <VariantList
        variants={authority.variants}
        isReadOnly={isReadOnly}
        onKeep={(variants) => save({ variants })}
      />
      <AuthorityRecords authority={authority} />
      {!isReadOnly && (
        <div>
          <Button icon={Merge} onPress={() => setIsMerging(true)}>
            {t('authority.merge')}
          </Button>
        </div>
      )}
      {isMerging && (
        <MergeDialog authority={authority} onClose={() => setIsMerging(false)} onMerged={onChange} />
      )}
    </div>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly isReadOnly: boolean;
  readonly onKeep: (name: string) => Promise<boolean>;
}

function NameField({ name, isReadOnly, onKeep }: NameFieldProps): ReactNode {
  const t = useText();
  const draft = useDraft(name, (typed) =>
    typed.trim() === '' ? Promise.resolve(false) : onKeep(typed.trim()),
  );
  return (
    <AutoGrowText
      className="authority-name"
      label={t('authority.name')}
      value={draft.text}
      onChange={(typed) => draft.onChange(typed.replace(/\n/g, ' '))}
      onBlur={draft.onBlur}
      onKeyDown={draft.onKeyDown}
      isReadOnly={isReadOnly}
      isInvalid={draft.text.trim() === ''}
    />
  );
}
