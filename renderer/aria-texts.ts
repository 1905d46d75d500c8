import az from '../resources/i18n/az.json';
import { type Holes, type TextKey, text } from './i18n.ts';

type Message = (holes?: Holes) => string;

/** Package of the library and name of its text -> our text with the same meaning. */
const ARIA_PREFIX = 'aria.';
const PACKAGES: Readonly<Record<string, string>> = {
  combobox: '@react-aria/combobox',
  autocomplete: '@react-aria/autocomplete',
  menu: '@react-aria/menu',
  overlays: '@react-aria/overlays',
  tree: '@react-aria/tree',
  grid: '@react-aria/grid',
  gridlist: '@react-aria/gridlist',
  dnd: '@react-aria/dnd',
  components: 'react-aria-components',
};

/**
 * Gives the library of controls our texts for what it says by itself (to screen readers above all), in whichever
 * language the interface has at that moment; it knows no Azerbaijani. Must run before anything is rendered.
 */
export function provideAriaTexts(): void {
  const strings: Record<string, Record<string, Message>> = {};
  for (const packageName of Object.values(PACKAGES)) strings[packageName] = {};
  for (const key of Object.keys(az) as TextKey[]) {
    if (!key.startsWith(ARIA_PREFIX)) continue;
    const [, owner = '', name = ''] = key.split('.');
    const messages = strings[PACKAGES[owner] ?? ''];
    if (!messages) throw new Error(`${key}: no package of that name`);
    messages[name] = (holes) => text(key, plainHoles(holes));
  }
  const globals = window as unknown as Record<symbol, unknown>;
  globals[Symbol.for('react-aria.i18n.locale')] = 'az';
  globals[Symbol.for('react-aria.i18n.strings')] = strings;
}

function plainHoles(holes: Holes = {}): Holes {
  return Object.fromEntries(
    Object.entries(holes).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );
}
