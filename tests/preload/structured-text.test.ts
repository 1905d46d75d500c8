import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  type Inline,
  parseMarkdown,
  parseStructuredText,
  plainText,
  writeStructuredText,
} from '../../preload/structured-text.ts';

const paragraph = (...inlines: (Inline | string)[]): Block => ({
  kind: 'paragraph',
  inlines: inlines.map((run) => (typeof run === 'string' ? { text: run } : run)),
});
const list = (...items: Block[][]): Block => ({ kind: 'list', isOrdered: false, start: 1, items });
const ordered = (start: number, ...items: Block[][]): Block => ({
  kind: 'list',
  isOrdered: true,
  start,
  items,
});

const readings: readonly [string, string, readonly Block[]][] = [
  ['lines of a paragraph are one text', 'Bakı\nşəhəri', [paragraph('Bakı şəhəri')]],
  [
    'emphasis and strong are kept',
    'a *b* **c** ***d***',
    [
      paragraph('a ', { text: 'b', isEmphasis: true }, ' ', { text: 'c', isStrong: true }, ' ', {
        text: 'd',
        isEmphasis: true,
        isStrong: true,
      }),
    ],
  ],
  [
    'three levels of lists keep their kinds and numbers',
    '3. a\n   - b\n     - c\n4. d',
    [ordered(3, [paragraph('a'), list([paragraph('b'), list([paragraph('c')])])], [paragraph('d')])],
  ],
  [
    'a fourth level joins the third in its order',
    '- a\n  - b\n    - c\n      - d\n\n      e',
    [
      list([
        paragraph('a'),
        list([paragraph('b'), list([paragraph('c')], [paragraph('d')], [paragraph('e')])]),
      ]),
    ],
  ],
  [
    'a bare address is a link without the mark after it',
    'Bax: https://engage.edu.az/a_b, sonra.',
    [paragraph('Bax: ', { text: 'https://engage.edu.az/a_b', url: 'https://engage.edu.az/a_b' }, ', sonra.')],
  ],
  [
    'only web and mail addresses are links',
    '[a](mailto:a@b.az) [b](javascript:x) [c](file:///c)',
    [paragraph({ text: 'a', url: 'mailto:a@b.az' }, ' b c')],
  ],
  ['a heading is a paragraph', '# Ön söz', [paragraph('Ön söz')]],
  ['HTML is its own letters', '<b>x</b> <script>1</script>', [paragraph('<b>x</b> <script>1</script>')]],
  ['a picture is its alternative text', '![Emblem](a.png)', [paragraph('Emblem')]],
  ['code is its text', '`a*b`\n\n```\nc\nd\n```', [paragraph('a*b'), paragraph('c'), paragraph('d')]],
  [
    'a table stays as its lines',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    [paragraph('| a | b | |---|---| | 1 | 2 |')],
  ],
  ['nothing is nothing', ' \n\n', []],
];

describe('reading structured text', () => {
  test.each(readings)('%s', (_, markdown, blocks) => {
    expect(parseStructuredText(markdown)).toEqual(blocks);
  });

  test('plain text has a line for each paragraph and no marks', () => {
    expect(plainText('**a** b\n\n1. c\n   - [d](https://e.az)')).toBe('a b\nc\nd');
  });
});

describe('writing structured text', () => {
  test('bare addresses are written bare', () => {
    const markdown = '- Sayt: https://a.az/b_c_d?e=1&f=2.';
    expect(writeStructuredText(parseStructuredText(markdown))).toBe(markdown);
  });

  const odd = [
    ...'*_[]()<>#+-.!`~|\\/&;:"\'',
    ...' \t\u00A0\uFEFF\u2028əİı1Б',
    ...[
      '1. ',
      '10) ',
      '- ',
      '* ',
      '# ',
      '> ',
      '---',
      '===',
      '```',
      '    ',
      '&amp;',
      '&#32;',
      '<b>',
      '</b>',
      '<!--',
    ],
    ...[
      'http://',
      'https://a.az',
      'www.a.az',
      'a@b.az',
      'mailto:',
      '![',
      '](',
      '**',
      '__',
      'foo',
      '\u0000',
      '💧',
    ],
  ];
  /** Numbers that look random and are the same in every run (xorshift32). */
  function randomNumbers(seed: number): (below: number) => number {
    let state = seed * 2654435761 + 1;
    return (below) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    };
  }
  const oddText = (next: (below: number) => number, longest: number) =>
    Array.from({ length: 1 + next(longest) }, () => odd[next(odd.length)]).join('');

  test('what was read from any text is read again after writing', () => {
    const failed: string[] = [];
    for (let seed = 1; seed <= 1500; seed++) {
      const next = randomNumbers(seed);
      const markdown = Array.from({ length: 1 + next(4) }, () => oddText(next, 12)).join('\n');
      const blocks = parseStructuredText(markdown);
      const again = parseStructuredText(writeStructuredText(blocks));
      if (!isDeepStrictEqual(again, blocks)) failed.push(JSON.stringify(markdown));
    }
    expect(failed).toEqual([]);
  });

  test('the short way for plain text reads as the long one does', () => {
    const lines = [
      '- ',
      '1. ',
      '2. ',
      '10. ',
      '  ',
      '    ',
      '   ',
      '',
      '',
      'a',
      'b c',
      'http://a.az.',
      'x-',
      '(1) y',
      '1.5',
    ];
    const failed: string[] = [];
    for (let seed = 1; seed <= 3000; seed++) {
      const next = randomNumbers(seed);
      const part = () => lines[next(lines.length)] ?? '';
      const markdown = Array.from({ length: 1 + next(6) }, () => part() + part() + part()).join('\n');
      if (!isDeepStrictEqual(parseStructuredText(markdown), parseMarkdown(markdown)))
        failed.push(JSON.stringify(markdown));
    }
    expect(failed.slice(0, 10)).toEqual([]);
  });

  test('any text in any style and any list comes back as it was', () => {
    const failed: string[] = [];
    for (let seed = 1; seed <= 1500; seed++) {
      const blocks = oddBlocks(randomNumbers(seed), 0);
      const again = parseStructuredText(writeStructuredText(blocks));
      if (!isDeepStrictEqual(again, blocks)) failed.push(JSON.stringify(blocks));
    }
    expect(failed).toEqual([]);
  });

  function oddBlocks(next: (below: number) => number, depth: number): readonly Block[] {
    return Array.from({ length: 1 + next(3) }, (): Block => {
      if (depth < 3 && next(3) === 0) {
        const items = Array.from({ length: 1 + next(3) }, () =>
          next(8) === 0 ? [] : [...oddBlocks(next, depth + 1)],
        );
        return next(2) === 0 ? list(...items) : ordered(next(20), ...items);
      }
      return paragraph(...oddRuns(next));
    });
  }
  /** Runs of odd texts as reading gives them: neighbours differ in style, addresses are links. */
  function oddRuns(next: (below: number) => number): Inline[] {
    const runs: Inline[] = [];
    for (let count = 1 + next(3); count > 0; count--) {
      const style = next(5);
      const text = oddText(next, 4)
        .replace(/[\0\uFEFF]/g, '-')
        .replace(/https?:\/\//g, 'x');
      const run: Inline = {
        text,
        ...(style === 1 || style === 3 ? { isEmphasis: true } : {}),
        ...(style === 2 || style === 3 ? { isStrong: true } : {}),
        ...(style === 4 ? { url: `https://a.az/${next(5)}` } : {}),
      };
      const last = runs.at(-1);
      const isSame = last && isDeepStrictEqual({ ...last, text }, run);
      if (!isSame) runs.push(run);
    }
    return runs;
  }
});
