import { expect, test } from 'vitest';
import { markdownOfHtml } from '../../renderer/compendium/paste-html.ts';

test.each([
  ['nothing but words', '<p>Bir</p><p>iki</p>', null],
  [
    'headings, without the bold that they have anyway',
    '<h1><b>Giriş</b></h1><h3>Alt</h3>',
    '# Giriş\n\n### Alt',
  ],
  ['words that look like marks', '<p><b>a*b</b> _c_ [d]</p>', '**a\\*b** \\_c\\_ \\[d]'],
  [
    'lists in lists, with paragraphs in items',
    '<ul><li><p>Bir</p><ol><li>iki<li>üç</ol></li><li>dörd</li></ul>',
    '- Bir\n  1. iki\n\n  2. üç\n\n- dörd',
  ],
  [
    "Word's own lists, numbered ones too",
    '<p class=MsoListParagraph style=\'mso-list:l0 level1 lfo1\'><![if !supportLists]><span style=\'mso-list:Ignore\'>1.<span>&nbsp;</span></span><![endif]>Bir</p><p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">a)</span>İki</p><p>Son</p>',
    '1. Bir\n   1. İki\n\nSon',
  ],
  [
    'tables, with bars and wide cells',
    '<table><tbody><tr><th>Ad</th><th colspan="2">Məbləğ</th></tr><tr><td><b>A|B</b><td>1<td>2</tr></tbody></table>',
    '| Ad | Məbləğ |  |\n|---|---|---|\n| **A\\|B** | 1 | 2 |',
  ],
  [
    'addresses that may be opened, and no others',
    '<p><a href="https://a.az/?b=1&amp;c">x</a> <a href="javascript:y">z</a></p>',
    '[x](https://a.az/?b=1\\&c) z',
  ],
  [
    'the part that was copied, without styles and scripts',
    '<html><head><style>b{}</style></head><body>yox<!--StartFragment--><b style="font-weight:normal"><p>Bir <b>iki</b></p></b><script>x()</script><!--EndFragment--></body>',
    'Bir **iki**',
  ],
  ['what is closed wrongly', '<p><b>Bir</i> iki</p></div><em>üç', '**Bir iki**\n\n*üç*'],
])('pasted HTML keeps %s', (_, html, markdown) => {
  expect(markdownOfHtml(html)).toBe(markdown);
});
