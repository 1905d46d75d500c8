import type { ReactNode } from 'react';
import { FIXITY_SCHEDULES, type FixityState } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Select } from '../ui/Select.tsx';

/** How often the archive checks its originals by itself. */
export function FixitySchedule({ state }: { readonly state: FixityState }): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  return (
    <div className="fixity-schedule">
      <Select
        label={t('fixity.schedule')}
        value={state.schedule}
        options={FIXITY_SCHEDULES.map((id) => ({ id, label: t(`fixity.schedule.${id}`) }))}
        onChange={(schedule) => start(() => client.setFixitySchedule({ schedule }))}
        isDisabled={isReadOnly}
      />
    </div>
  );
}
