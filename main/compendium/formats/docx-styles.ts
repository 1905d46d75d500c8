import type { BookStyle } from '../../../preload/book-style.ts';
import { FINISHED_DESIGNS } from '../designs.ts';
import { textWidthOf } from './docx-sections.ts';
import { DOCX_NAMESPACES, XML_HEAD } from './docx-xml.ts';

/** A style as Word knows it; properties as XML in the order of the schema. Sizes in half points, distances in twentieths. */
interface Style {
  readonly id: string;
  /** Word's own name where it has the style, so that its contents and navigation know it. */
  readonly name: string;
  readonly based?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

const FAMILIES: Readonly<Record<BookStyle['fonts']['text'], string>> = {
  serif: rFonts('Times New Roman'),
  sans: rFonts('Arial'),
};
function rFonts(name: string): string {
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
}

/** A style of a book in Word's terms. */
interface Terms {
  readonly style: BookStyle;
  /** Run properties of headings: their family, and the colour of the book. */
  readonly sans: string;
  readonly ink: string;
  /** Where titles stand. */
  readonly side: string;
  /** Sizes of the first finished design, as many points as this book's are larger. */
  readonly text: (points: number) => string;
  readonly scaled: (name: keyof BookStyle['sizes'], points: number) => string;
}

function termsOf(style: BookStyle): Terms {
  const first = FINISHED_DESIGNS[0].style;
  const scaled: Terms['scaled'] = (name, points) =>
    size(Math.round(((points * style.sizes[name]) / first.sizes[name]) * 2) / 2);
  return {
    style,
    sans: FAMILIES[style.fonts.headings],
    ink: `<w:color w:val="${style.accent.slice(1).toUpperCase()}"/>`,
    side: `<w:jc w:val="${style.headings}"/>`,
    text: (points) => scaled('text', points),
    scaled,
  };
}

const GREY = '<w:color w:val="565D65"/>';
const size = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const spacing = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const KEPT = '<w:keepNext/><w:keepLines/>';
const LEFT = '<w:jc w:val="left"/>';
const INDENT = 340;

const HEADING_SIZES = [20, 13, 11, 11, 10, 10];

function headings({ sans, ink, side, text, scaled }: Terms): readonly Style[] {
  return HEADING_SIZES.map((points, index): Style => {
    const level = index + 1;
    return {
      id: `Heading${level}`,
      name: `heading ${level}`,
      based: 'Normal',
      next: 'BodyText',
      paragraph: `${KEPT}${level === 1 ? spacing(0, 360) : spacing(level === 2 ? 400 : 260, 100)}${level === 1 ? side : LEFT}<w:outlineLvl w:val="${index}"/>`,
      run: `${sans}<w:b/><w:bCs/>${ink}${level === 1 ? scaled('chapter', points) : level === 2 ? scaled('section', points) : text(points)}`,
    };
  });
}

function lists(): readonly Style[] {
  return [0, 1, 2].flatMap((level) => {
    const suffix = level === 0 ? '' : String(level + 1);
    const shown = level === 0 ? '' : ` ${level + 1}`;
    const mark = (numId: number) =>
      `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr><w:spacing w:after="50"/>`;
    const left = INDENT * (level + 1);
    return [
      { id: `ListBullet${suffix}`, name: `List Bullet${shown}`, based: 'Normal', paragraph: mark(1) },
      {
        id: `ListNumber${suffix}`,
        name: `List Number${shown}`,
        based: 'Normal',
        paragraph: `<w:spacing w:after="50"/><w:ind w:left="${left}" w:hanging="${INDENT}"/>`,
      },
      {
        id: `ListContinue${suffix}`,
        name: `List Continue${shown}`,
        based: 'Normal',
        paragraph: `<w:spacing w:after="50"/><w:ind w:left="${left}"/>`,
      },
    ];
  });
}

function contents({ style }: Terms): readonly Style[] {
  const dots = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${textWidthOf(style)}"/></w:tabs>`;
  return [1, 2, 3].map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    based: 'Normal',
    next: 'Normal',
    paragraph: `${dots}${level === 1 ? spacing(120, 30) : spacing(0, 30)}<w:ind w:left="${(level - 1) * INDENT}" w:right="600"/><w:jc w:val="left"/>`,
    run: level === 1 ? '<w:b/><w:bCs/>' : '',
  }));
}

function others({ sans, ink, side, text, scaled, style }: Terms): readonly Style[] {
  const before = style.cover === 'band' ? 3600 : 2800;
  return [
    { id: 'BodyText', name: 'Body Text', based: 'Normal', paragraph: spacing(0, 110) },
    { id: 'TableText', name: 'Table Text', based: 'Normal', paragraph: spacing(50, 50) },
    { id: 'TableHead', name: 'Table Head', based: 'TableText', run: '<w:b/><w:bCs/>' },
    { id: 'TableTotal', name: 'Table Total', based: 'TableText', run: '<w:b/><w:bCs/>' },
    {
      id: 'FootnoteText',
      name: 'footnote text',
      based: 'Normal',
      paragraph: spacing(0, 30),
      run: text(8.5),
    },
    { id: 'References', name: 'References', based: 'Normal', paragraph: spacing(0, 40) },
    {
      id: 'FieldHeading',
      name: 'Field Heading',
      based: 'Normal',
      next: 'BodyText',
      paragraph: `${KEPT}${spacing(180, 50)}<w:jc w:val="left"/>`,
      run: `${sans}<w:b/><w:bCs/>${ink}${text(10)}`,
    },
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      based: 'Normal',
      next: 'Normal',
      paragraph: `${KEPT}${spacing(0, 360)}${side}`,
      run: `${sans}<w:b/><w:bCs/>${ink}${scaled('chapter', 20)}`,
    },
    {
      id: 'Title',
      name: 'Title',
      based: 'Normal',
      next: 'Subtitle',
      paragraph: `${spacing(before, 240)}${side}`,
      run: `${sans}<w:b/><w:bCs/>${ink}${scaled('title', 29)}`,
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      based: 'Normal',
      paragraph: `${spacing(0, 240)}${side}`,
      run: `${sans}${GREY}${scaled('title', 13)}`,
    },
    {
      id: 'SecondTitle',
      name: 'Second Title',
      based: 'Title',
      next: 'Subtitle',
      paragraph: `${spacing(360, 240)}${side}`,
      run: scaled('title', 18),
    },
    {
      id: 'Institution',
      name: 'Institution',
      based: 'Subtitle',
      next: 'Title',
    },
    { id: 'Year', name: 'Year', based: 'Subtitle', paragraph: `${spacing(3600, 0)}${side}` },
    {
      id: 'Caption',
      name: 'caption',
      based: 'Normal',
      next: 'BodyText',
      paragraph: `${spacing(60, 200)}${side}`,
      run: `${GREY}${text(9.3)}`,
    },
    {
      id: 'Header',
      name: 'header',
      based: 'Normal',
      paragraph:
        '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="C2C9D1"/></w:pBdr><w:jc w:val="left"/>',
      run: `${sans}${GREY}${text(8)}`,
    },
    {
      id: 'Footer',
      name: 'footer',
      based: 'Normal',
      paragraph: '<w:jc w:val="center"/>',
      run: `${sans}${GREY}${text(8)}`,
    },
  ];
}

/** The styles of a book's document (ISO/IEC 29500-1, 17.7); `language` is that of all text that names none. */
export function stylesXml(language: string, style: BookStyle): string {
  const terms = termsOf(style);
  const { sans, ink, text } = terms;
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${FAMILIES[style.fonts.text]}${text(10.5)}<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:line="${Math.round(200 * style.lineHeight)}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="${style.isJustified ? 'both' : 'left'}"/></w:pPr></w:style>`;
  const characters = [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    `<w:style w:type="character" w:styleId="Label"><w:name w:val="Label"/><w:rPr>${sans}<w:b/><w:bCs/>${ink}${text(9.5)}</w:rPr></w:style>`,
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>${ink}<w:u w:val="single"/></w:rPr></w:style>`,
  ];
  const paragraphs = [...headings(terms), ...lists(), ...contents(terms), ...others(terms)].map(styleXml);
  return `${XML_HEAD}<w:styles ${DOCX_NAMESPACES}>${defaults}${normal}${characters.join('')}${paragraphs.join('')}</w:styles>`;
}

function styleXml({ id, name, based, next, paragraph, run }: Style): string {
  return [
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>`,
    based === undefined ? '' : `<w:basedOn w:val="${based}"/>`,
    next === undefined ? '' : `<w:next w:val="${next}"/>`,
    '<w:qFormat/>',
    paragraph ? `<w:pPr>${paragraph}</w:pPr>` : '',
    run ? `<w:rPr>${run}</w:rPr>` : '',
    '</w:style>',
  ].join('');
}
