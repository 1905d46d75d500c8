import { ChevronDown } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useStore } from '../ui/store.ts';
import { bulkDraftStore, changeDraft } from './bulk-draft.ts';
import { shownQueryStore } from './bulk-start.ts';
import { bulkFields } from './field-options.ts';

/** Which fields are looked into: those ticked, or every field of text where none is. */
export function FieldsPicker(): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const query = useStore(shownQueryStore);
  const { fields: chosen } = useStore(bulkDraftStore);
  const fields = useMemo(() => bulkFields(archive, query), [archive, query]);
  const known = chosen.filter((name) => fields.some((field) => field.name === name));
  const summary =
    known.length === 0
      ? t('bulk.fields.all')
      : known.length === 1
        ? fields.filter((field) => field.name === known[0]).map((field) => label(field.labels))[0]
        : t('bulk.fields.some', { count: known.length });
  const toggle = (name: string, isChosen: boolean): void =>
    changeDraft({ fields: isChosen ? [...known, name] : known.filter((other) => other !== name) });
  return (
    <div className="field">
      <span className="field-label" aria-hidden>
        {t('bulk.fields')}
      </span>
      <DialogTrigger>
        <AriaButton className="select-button" aria-label={`${t('bulk.fields')}: ${summary}`}>
          <span>{summary}</span>
          <ChevronDown size={14} aria-hidden />
        </AriaButton>
        <Popover className="list-popover" placement="bottom start">
          <Dialog className="bulk-fields" aria-label={t('bulk.fields')}>
            <Checkbox
              label={t('bulk.fields.all')}
              isSelected={known.length === 0}
              onChange={() => changeDraft({ fields: [] })}
            />
            <hr />
            {fields.map((field) => (
              <Checkbox
                key={field.name}
                label={label(field.labels)}
                isSelected={known.includes(field.name)}
                onChange={(isChosen) => toggle(field.name, isChosen)}
              />
            ))}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
