import { DOCX_NAMESPACES, XML_HEAD } from './docx-xml.ts';

/** The lists of a document: all bulleted ones share one numbering, every numbered one counts by itself. */
export interface Numbering {
  readonly bullets: number;
  /** The number of a new list whose items on `level` count from `start`. */
  readonly ordered: (level: number, start: number) => number;
  readonly xml: () => string;
}

const LEVELS = [0, 1, 2] as const;
const BULLETS = ['•', '–', '·'] as const;
/** Twentieths of a point. */
const INDENT = 340;

/** A document's lists, none yet (ISO/IEC 29500-1, 17.9). */
export function createNumbering(): Numbering {
  const lists: string[] = ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'];
  return {
    bullets: 1,
    ordered: (level, start) => {
      const id = lists.length + 1;
      const override = `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
      lists.push(`<w:num w:numId="${id}"><w:abstractNumId w:val="1"/>${override}</w:num>`);
      return id;
    },
    xml: () => {
      const bullets = LEVELS.map((level) => levelXml(level, 'bullet', BULLETS[level]));
      const numbers = LEVELS.map((level) => levelXml(level, 'decimal', `%${level + 1}.`));
      const kinds = [bullets, numbers].map(
        (levels, id) =>
          `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join('')}</w:abstractNum>`,
      );
      return `${XML_HEAD}<w:numbering ${DOCX_NAMESPACES}>${kinds.join('')}${lists.join('')}</w:numbering>`;
    },
  };
}

function levelXml(level: number, format: string, text: string): string {
  const left = INDENT * (level + 1);
  // Word asks a style of bullets for its level back; numbered lists have many numberings and one style.
  const linked = format === 'bullet' ? `<w:pStyle w:val="ListBullet${level === 0 ? '' : level + 1}"/>` : '';
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${linked}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${INDENT}"/></w:pPr></w:lvl>`;
}
