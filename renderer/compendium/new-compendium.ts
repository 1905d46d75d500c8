import type { Compendium, CompendiumDefinition } from '../../preload/model.ts';
import { client } from '../client.ts';
import { localeStore } from '../i18n.ts';

/** Saves a compendium that has a cover and nothing else yet. */
export function newCompendium(name: string): Promise<Compendium> {
  const definition: CompendiumDefinition = {
    title: name,
    subtitle: '',
    institution: '',
    year: String(new Date().getFullYear()),
    language: localeStore.get(),
    before: [],
    entries: { title: '', isNumbered: true, selection: { records: [] } },
    after: [],
  };
  return client.saveCompendium({ id: null, name, definition });
}
