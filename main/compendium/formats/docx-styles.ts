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

const SERIF =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>';
const SANS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>';
const INK = '<w:color w:val="17455E"/>';
const GREY = '<w:color w:val="565D65"/>';
const size = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const spacing = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const KEPT = '<w:keepNext/><w:keepLines/>';
const DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9184"/></w:tabs>';
const INDENT = 340;

const HEADING_SIZES = [20, 13, 11, 11, 10, 10];

function headings(): readonly Style[] {
  return HEADING_SIZES.map((points, index): Style => {
    const level = index + 1;
    return {
      id: `Heading${level}`,
      name: `heading ${level}`,
      based: 'Normal',
      next: 'BodyText',
      paragraph: `${KEPT}${level === 1 ? spacing(0, 360) : spacing(level === 2 ? 400 : 260, 100)}<w:jc w:val="left"/><w:outlineLvl w:val="${index}"/>`,
      run: `${SANS}<w:b/><w:bCs/>${INK}${size(points)}`,
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

function contents(): readonly Style[] {
  return [1, 2, 3].map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    based: 'Normal',
    next: 'Normal',
    paragraph: `${DOTS}${level === 1 ? spacing(120, 30) : spacing(0, 30)}<w:ind w:left="${(level - 1) * INDENT}" w:right="600"/><w:jc w:val="left"/>`,
    run: level === 1 ? '<w:b/><w:bCs/>' : '',
  }));
}

const OTHERS: readonly Style[] = [
  { id: 'BodyText', name: 'Body Text', based: 'Normal', paragraph: spacing(0, 110) },
  { id: 'TableText', name: 'Table Text', based: 'Normal', paragraph: spacing(50, 50) },
  { id: 'TableHead', name: 'Table Head', based: 'TableText', run: '<w:b/><w:bCs/>' },
  { id: 'TableTotal', name: 'Table Total', based: 'TableText', run: '<w:b/><w:bCs/>' },
  { id: 'References', name: 'References', based: 'Normal', paragraph: spacing(0, 40) },
  {
    id: 'FieldHeading',
    name: 'Field Heading',
    based: 'Normal',
    next: 'BodyText',
    paragraph: `${KEPT}${spacing(180, 50)}<w:jc w:val="left"/>`,
    run: `${SANS}<w:b/><w:bCs/>${INK}${size(10)}`,
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    based: 'Normal',
    next: 'Normal',
    paragraph: `${KEPT}${spacing(0, 360)}<w:jc w:val="left"/>`,
    run: `${SANS}<w:b/><w:bCs/>${INK}${size(20)}`,
  },
  {
    id: 'Title',
    name: 'Title',
    based: 'Normal',
    next: 'Subtitle',
    paragraph: `${spacing(3600, 240)}<w:jc w:val="left"/>`,
    run: `${SANS}<w:b/><w:bCs/>${INK}${size(29)}`,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    based: 'Normal',
    paragraph: `${spacing(0, 240)}<w:jc w:val="left"/>`,
    run: `${SANS}${GREY}${size(13)}`,
  },
  {
    id: 'Institution',
    name: 'Institution',
    based: 'Subtitle',
    next: 'Title',
  },
  { id: 'Year', name: 'Year', based: 'Subtitle', paragraph: spacing(3600, 0) },
  {
    id: 'Header',
    name: 'header',
    based: 'Normal',
    paragraph:
      '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="C2C9D1"/></w:pBdr><w:jc w:val="left"/>',
    run: `${SANS}${GREY}${size(8)}`,
  },
  {
    id: 'Footer',
    name: 'footer',
    based: 'Normal',
    paragraph: '<w:jc w:val="center"/>',
    run: `${SANS}${GREY}${size(8)}`,
  },
];

/** The styles of a book's document (ISO/IEC 29500-1, 17.7); `language` is that of all text that names none. */
export function stylesXml(language: string): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${SERIF}${size(10.5)}<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  const normal =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>';
  const characters = [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    `<w:style w:type="character" w:styleId="Label"><w:name w:val="Label"/><w:rPr>${SANS}<w:b/><w:bCs/>${INK}${size(9.5)}</w:rPr></w:style>`,
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="17455E"/><w:u w:val="single"/></w:rPr></w:style>',
  ];
  const paragraphs = [...headings(), ...lists(), ...contents(), ...OTHERS].map(styleXml);
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
