import type { Grouping } from '../../preload/model.ts';
import type { TextKey } from '../i18n.ts';

/** What each grouping is called, and what stands for none. */
export const GROUPING_TEXTS = {
  none: 'table.groupNone',
  type: 'table.groupType',
  year: 'table.groupYear',
  parent: 'table.groupParent',
} as const satisfies Record<Grouping | 'none', TextKey>;
