import type { AuthorityId, AuthorityKind, MatchQuestion, Reading, ValueDraft } from '../../preload/model.ts';
import { isNearMatch, matchKey } from '../reading/match-key.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { fold } from '../text/fold.ts';

interface KnownName {
  readonly id: AuthorityId | null;
  readonly name: string;
  readonly kind: AuthorityKind;
  readonly country: string | null;
}

/** Words shared by more names than this say nothing about likeness (`university`). */
const COMMON_WORD = 400;

/**
 * Names of a reading that may stand for the same organisation, person or place as a known one, or as another
 * name of the readings before it: each pair once. Names that match exactly are no question.
 */
export function findNearMatches(db: Db, readings: Iterable<Reading>): readonly (readonly MatchQuestion[])[] {
  const rows = prepared<KnownName>(
    db,
    'SELECT id, authorityName.text AS name, kind, country FROM authorityName JOIN authority ON id = authorityId',
  ).all();
  const byWord = new Map<string, KnownName[]>();
  const known = new Set<string>();
  const remember = (name: KnownName) => {
    known.add(keyOf(name));
    for (const word of wordsOf(name.name)) byWord.set(word, [...(byWord.get(word) ?? []), name]);
  };
  for (const row of rows) remember(row);
  return Array.from(readings, (reading) => {
    const questions: MatchQuestion[] = [];
    for (const { line, value } of listNames(reading)) {
      const name: KnownName = {
        id: null,
        name: value.name ?? value.text,
        kind: value.kind ?? 'organisation',
        country: value.country ?? null,
      };
      if (known.has(keyOf(name))) continue;
      const candidate = likeliest(name, byWord);
      if (candidate) {
        const { kind, country } = name;
        questions.push({
          name: name.name,
          kind,
          country,
          line,
          candidate: { id: candidate.id, name: candidate.name, country: candidate.country },
        });
      }
      remember(name);
    }
    return questions;
  });
}

const keyOf = (name: KnownName) => `${name.kind === 'place' ? 'place' : 'agent'}:${matchKey(name.name)}`;
const wordsOf = (name: string) =>
  new Set(
    fold(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2),
  );

function likeliest(
  name: KnownName,
  byWord: ReadonlyMap<string, readonly KnownName[]>,
): KnownName | undefined {
  const pools = [...wordsOf(name.name)]
    .map((word) => byWord.get(word) ?? [])
    .filter((pool) => pool.length > 0 && pool.length <= COMMON_WORD);
  for (const pool of pools.sort((a, b) => a.length - b.length)) {
    const found = pool.find(
      (other) =>
        (other.kind === 'place') === (name.kind === 'place') &&
        (other.country === null || name.country === null || other.country === name.country) &&
        isNearMatch(name.name, other.name),
    );
    if (found) return found;
  }
  return undefined;
}

function* listNames(reading: Reading): Generator<{ line: number; value: ValueDraft }> {
  for (const draft of reading.drafts) {
    for (const values of Object.values(draft.fields)) {
      for (const value of values) if (value.kind !== undefined) yield { line: draft.lines.from, value };
    }
  }
}
