import { formatMoney } from '../../../preload/format.ts';
import { formatDate } from '../../../preload/format-date.ts';
import type { FieldValue, Locale } from '../../../preload/model.ts';
import { textIn } from '../../texts.ts';
import type { BookBlock, BookTable } from '../book.ts';
import type { CompendiumEntry } from '../entry-language.ts';
import { type BackInput, fieldsOfEntry, nameOfEntry } from './back-input.ts';

interface Project {
  readonly name: string;
  readonly entry: CompendiumEntry;
  readonly code: string;
  readonly period: string;
  /** The year in which it begins; empty where that is not known. */
  readonly year: string;
  readonly budgets: readonly FieldValue[];
}

/**
 * The entries that have money or an identifier of their own: name, identifier, period and budget, with sums for each
 * currency, then the sums by the year in which they begin. Empty where no entry has either.
 */
export function outlineProjects(input: BackInput): readonly BookBlock[] {
  const { language } = input;
  const projects = input.entries.flatMap((entry, index): readonly Project[] => {
    const fields = fieldsOfEntry(input, entry);
    const budgets = fields.flatMap(({ field, values }) => (field.datatype === 'money' ? values : []));
    const code = entry.fields['projectId']?.[0]?.text ?? '';
    if (budgets.length === 0 && code === '') return [];
    const dateField = input.types.get(entry.type)?.dateField ?? 'date';
    const date = entry.fields[dateField]?.[0];
    const year = /^-?\d{4}/.exec(date?.edtf ?? '')?.[0] ?? '';
    const period = date?.edtf ? formatDate(date.edtf, language) : (date?.text ?? '');
    return [{ name: shownName(input, entry, index), entry, code, period, year, budgets }];
  });
  if (projects.length === 0) return [];
  const label = (key: Parameters<typeof textIn>[1]) => textIn(language, key);
  const table: BookTable = {
    kind: 'table',
    columns: [
      { label: label('print.project'), share: 0.44, isNumber: false },
      { label: label('print.projectId'), share: 0.15, isNumber: false },
      { label: label('print.period'), share: 0.2, isNumber: false },
      { label: label('print.budget'), share: 0.21, isNumber: true },
    ],
    rows: [
      ...projects.map(({ name, code, period, budgets }) => ({
        cells: [name, code, period, budgets.map((value) => shownMoney(value, language)).join('; ')],
        isTotal: false,
      })),
      ...sums(projects.flatMap(({ budgets }) => budgets)).map(([currency, amount]) => ({
        cells: [label('print.total'), '', '', formatMoney(amount, currency, language)],
        isTotal: true,
      })),
    ],
  };
  return [table, ...byYear(projects, language)];
}

/** The acronym before the title, unless the title has it. */
function shownName(input: BackInput, entry: CompendiumEntry, index: number): string {
  const acronym = entry.fields['acronym']?.[0]?.text.trim() ?? '';
  const title = entry.title.trim();
  const named = acronym === '' || title.includes(acronym) ? title : `${acronym}: ${title}`;
  return input.isNumbered ? `${nameOfEntry(input, entry, index)}. ${named}` : named;
}

const shownMoney = (value: FieldValue, language: Locale): string =>
  value.amount !== undefined && value.currency !== undefined
    ? formatMoney(value.amount, value.currency, language)
    : value.text;

/** What was understood, summed up for each currency, the largest sum first. */
function sums(values: readonly FieldValue[]): readonly (readonly [string, number])[] {
  const total = new Map<string, number>();
  for (const { amount, currency } of values)
    if (amount !== undefined && currency !== undefined)
      total.set(currency, (total.get(currency) ?? 0) + amount);
  return [...total].sort((one, other) => other[1] - one[1]);
}

function byYear(projects: readonly Project[], language: Locale): readonly BookBlock[] {
  const years = [...new Set(projects.map(({ year }) => year))].filter((year) => year !== '').sort();
  if (years.length < 2) return [];
  const rows = years.map((year) => {
    const begun = projects.filter((project) => project.year === year);
    const money = sums(begun.flatMap(({ budgets }) => budgets));
    const shown = money.map(([currency, amount]) => formatMoney(amount, currency, language)).join('; ');
    return { cells: [year, String(begun.length), shown], isTotal: false };
  });
  return [
    {
      kind: 'heading',
      style: 'subsection',
      level: 2,
      text: textIn(language, 'print.byYear'),
      isListed: false,
    },
    {
      kind: 'table',
      columns: [
        { label: textIn(language, 'print.yearBegun'), share: 0.4, isNumber: false },
        { label: textIn(language, 'print.count'), share: 0.2, isNumber: true },
        { label: textIn(language, 'print.budget'), share: 0.4, isNumber: true },
      ],
      rows,
    },
    ...chartOf(projects, years, language),
  ];
}

/** The money of each year in the currency that most of it is in. */
function chartOf(
  projects: readonly Project[],
  years: readonly string[],
  language: Locale,
): readonly BookBlock[] {
  const currency = sums(projects.flatMap(({ budgets }) => budgets))[0]?.[0];
  if (currency === undefined) return [];
  const bars = years.map((label) => {
    const begun = projects.filter(({ year }) => year === label).flatMap(({ budgets }) => budgets);
    const amount = sums(begun).find(([other]) => other === currency)?.[1] ?? 0;
    return { label, amount, shown: formatMoney(amount, currency, language) };
  });
  const known = bars.filter(({ amount }) => amount > 0);
  if (known.length < 2) return [];
  return [{ kind: 'chart', title: textIn(language, 'print.budgetByYear', { currency }), bars: known }];
}
