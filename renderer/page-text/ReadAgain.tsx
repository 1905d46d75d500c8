import { ScanText } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { type RecordId, TEXT_LANGUAGES, type TextLanguage } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { MenuList } from '../ui/Menu.tsx';
import { showToast } from '../ui/toasts.ts';
import { readingStore } from './reading-state.ts';

/** Lets the pages of a record be read anew, in the language that the person knows them to be in. */
export function ReadAgain({ record }: { readonly record: RecordId }): ReactNode {
  const t = useText();
  const choices = ['usual', ...TEXT_LANGUAGES] as const;
  return (
    <MenuTrigger>
      <Button icon={ScanText} variant="quiet">
        {t('reading.again')}
      </Button>
      <Popover className="menu-popover">
        <MenuList
          label={t('reading.again')}
          items={choices.map((id) => ({ id, label: t(`reading.in.${id}`) }))}
          onAction={(choice) => start(() => readAgain(record, choice === 'usual' ? [] : [choice]))}
        />
      </Popover>
    </MenuTrigger>
  );
}

async function readAgain(record: RecordId, languages: readonly TextLanguage[]): Promise<void> {
  readingStore.set(await client.readPagesAgain({ ids: [record], languages: [...languages] }));
  showToast(text('reading.asked'));
}
