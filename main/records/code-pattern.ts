import { ArchiveError } from '../errors.ts';

const HOLE = /\{([^{}]*)\}/g;
const NUMBER = /^n(?::([1-9]))?$/;

/**
 * Makes reference codes after a pattern: `{parent}` is the code of the record above, `{n}` the number, `{n:3}` the
 * number with at least three digits. Where the record above has no code, the marks between it and what follows are
 * left out too. Throws `codePatternInvalid` for a pattern without a number or with another hole.
 */
export function codeMaker(pattern: string): (parent: string, number: number) => string {
  const holes = [...pattern.matchAll(HOLE)].map(([, name = '']) => name);
  const isKnown = holes.every((name) => name === 'parent' || NUMBER.test(name));
  if (!isKnown || !holes.some((name) => NUMBER.test(name)) || /[{}]/.test(pattern.replace(HOLE, '')))
    throw new ArchiveError('codePatternInvalid', pattern);
  const alone = pattern.replace(/\{parent\}[^\p{L}\p{N}{}]*/gu, '');
  return (parent, number) =>
    (parent === '' ? alone : pattern)
      .replace(HOLE, (_hole, name: string) => {
        if (name === 'parent') return parent;
        const digits = Number(NUMBER.exec(name)?.[1] ?? 1);
        return String(number).padStart(digits, '0');
      })
      .trim();
}
