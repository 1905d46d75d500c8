import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type CompendiumDefinition, compendiumDefinition } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { writeFileDurably } from '../storage/durable.ts';

type Issue = z.core.$ZodIssue;

/** Mistakes that one message names. */
const MOST_NAMED = 5;

/** Writes a definition as JSON that a person can read and edit; `path` holds either its old content or all of it. */
export function writeDefinition(path: string, definition: CompendiumDefinition): void {
  writeFileDurably(path, `${JSON.stringify(definition, null, 2)}\n`);
}

/** A definition from a file; throws `compendiumInvalid`, which names the fields that are wrong, `fileMissing`. */
export function readDefinition(path: string): CompendiumDefinition {
  const found = readJson(path);
  const parsed = compendiumDefinition.safeParse(found);
  const mistakes = parsed.success
    ? unknownFields(found, parsed.data, [])
    : parsed.error.issues.flatMap((issue) => mistakesOf(issue, []));
  if (!parsed.success || mistakes.length > 0)
    throw new ArchiveError('compendiumInvalid', `${path}: ${mistakes.slice(0, MOST_NAMED).join('; ')}`);
  return parsed.data;
}

function readJson(path: string): unknown {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArchiveError('compendiumInvalid', `${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** What is wrong and where; of a choice the branch that comes nearest. */
function mistakesOf(issue: Issue, above: readonly PropertyKey[]): readonly string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: readonly Issue[]) => Math.max(...issues.map((inner) => inner.path.length));
    const [nearest = []] = [...issue.errors].sort((one, other) => depth(other) - depth(one));
    return nearest.flatMap((inner) => mistakesOf(inner, path));
  }
  return [`${fieldName(path)}: ${issue.message}`];
}

/** Fields that were read over: a slip in a name would lose what stands under it. */
function unknownFields(found: unknown, read: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (typeof found !== 'object' || found === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(found).flatMap(([name, value]) => {
    const place = [...path, Array.isArray(found) ? Number(name) : name];
    if (!Object.hasOwn(read, name)) return [`${fieldName(place)}: no such field`];
    return unknownFields(value, (read as Record<string, unknown>)[name], place);
  });
}

/** A field as it is written in programs: `before[0].title`. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`),
    '',
  );
  return name.replace(/^\./, '') || 'definition';
}
