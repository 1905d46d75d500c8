import type { MoneyTotal } from '../../preload/model.ts';
import { type Bitset, hasBit } from '../catalogue/bitset.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** Sums money fields over a set of records, by field and currency; the currency met most often first. */
export function sumMoney(db: Db, set: Bitset, fields: readonly string[]): readonly MoneyTotal[] {
  return fields.flatMap((field) => sumField(db, set, field));
}

function sumField(db: Db, set: Bitset, field: string): readonly MoneyTotal[] {
  const sums = new Map<string, { amount: number; count: number }>();
  const values = prepared<{ recordId: number; amount: number; currency: string }>(
    db,
    'SELECT recordId, key AS amount, currency FROM value INDEXED BY valueByKey WHERE field = ? AND key IS NOT NULL AND currency IS NOT NULL',
  );
  for (const { recordId, amount, currency } of values.iterate(field)) {
    if (!hasBit(set, recordId)) continue;
    const known = sums.get(currency) ?? { amount: 0, count: 0 };
    sums.set(currency, { amount: known.amount + amount, count: known.count + 1 });
  }
  return [...sums]
    .map(([currency, sum]) => ({ field, currency, ...sum }))
    .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}
