import { countryName } from '../../../preload/format.ts';
import { ROLES, type Role } from '../../../preload/model.ts';
import { textIn } from '../../texts.ts';
import type { BookBlock, BookReferences } from '../book.ts';
import {
  type BackInput,
  calledIn,
  type EntryCalled,
  fieldsOfEntry,
  inAlphabet,
  nameOfValue,
} from './back-input.ts';

interface Organisation {
  readonly name: string;
  readonly country: string;
  readonly roles: Set<Role>;
  readonly entries: Map<string, EntryCalled>;
}

/** The organisations of the entries by country, in the alphabet, with what they do and where; countries in it too. */
export function outlineOrganisations(input: BackInput): readonly BookBlock[] {
  const { language } = input;
  const byKey = new Map<string, Organisation>();
  for (const [index, entry] of input.entries.entries())
    for (const { field, values } of fieldsOfEntry(input, entry)) {
      if (field.datatype !== 'agent') continue;
      for (const value of values) {
        const name = nameOfValue(value);
        if (name === '' || value.kind === 'person') continue;
        const country = value.country ?? '';
        const key = `${country}\n${value.authority ?? name}`;
        const known = byKey.get(key) ?? { name, country, roles: new Set(), entries: new Map() };
        const role = value.role ?? field.role;
        if (role) known.roles.add(role);
        known.entries.set(entry.uuid, calledIn(input, entry, index, value));
        byKey.set(key, known);
      }
    }
  const organisations = [...byKey.values()];
  const countries = new Set(organisations.map(({ country }) => country));
  const shownCountry = (code: string) =>
    code === '' ? textIn(language, 'print.withoutCountry') : countryName(code, language);
  const order = inAlphabet(
    [...countries].filter((code) => code !== ''),
    language,
    shownCountry,
  );
  const chart: BookBlock = {
    kind: 'chart',
    title: textIn(language, 'print.organisationsByCountry'),
    bars: order
      .map((country) => organisations.filter((organisation) => organisation.country === country).length)
      .map((amount, at) => ({ label: shownCountry(order[at] ?? ''), amount, shown: String(amount) }))
      .sort((one, other) => other.amount - one.amount),
  };
  const groups = [...order, ...(countries.has('') ? [''] : [])].flatMap((country): readonly BookBlock[] => [
    { kind: 'heading', style: 'subsection', level: 2, text: shownCountry(country), isListed: false },
    ...inAlphabet(
      organisations.filter((organisation) => organisation.country === country),
      language,
      ({ name }) => name,
    ).map((organisation) => referencesOf(organisation, input)),
  ]);
  return order.length < 2 ? groups : [chart, ...groups];
}

function referencesOf({ name, roles, entries }: Organisation, { language }: BackInput): BookReferences {
  const shown = ROLES.filter((role) => roles.has(role)).map((role) => textIn(language, `print.role.${role}`));
  return {
    kind: 'references',
    text: shown.length === 0 ? name : `${name} (${shown.join(', ')})`,
    entries: [...entries.values()],
  };
}
