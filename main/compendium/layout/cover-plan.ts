import type { Box } from './boxes.ts';
import type { Look } from './look.ts';
import type { Color } from './styles.ts';

/** Where the parts of a cover stand and in which colours, in points. */
export interface CoverPlan {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** The side of the emblem. */
  readonly emblem: number;
  readonly titleTop: number;
  readonly yearTop: number;
  readonly isCentred: boolean;
  readonly emblemColor: Color;
  readonly institutionColor: Color;
  readonly titleColor: Color;
  readonly subtitleColor: Color;
  /** What lies under all else. */
  readonly ground: readonly Box[];
  /** A short rule over the title. */
  readonly titleRule: (y: number) => readonly Box[];
  /** Over the year, where there is one. */
  readonly yearRule: readonly Box[];
}

/** Distances were drawn on A4; other sheets are covers of the same proportions. */
const DRAWN_ON = { width: 595.28, height: 841.89 };
const FOOT = 742;
const RULE = { width: 64, height: 3 };

/** The plan of the cover that a style asks for. */
export function planCover(look: Look): CoverPlan {
  switch (look.cover) {
    case 'band':
      return planBand(look);
    case 'frame':
      return planFrame(look);
    case 'block':
      return planBlock(look);
    case 'plain':
      return { ...planBand(look), left: along(look, 72), right: along(look, 523), ground: [] };
  }
}

const along = ({ page }: Look, x: number): number => (x * page.width) / DRAWN_ON.width;
const down = ({ page }: Look, y: number): number => (y * page.height) / DRAWN_ON.height;

/** A band of colour at the left edge of the sheet. */
function planBand(look: Look): CoverPlan {
  const [left, right] = [along(look, 96), along(look, 530.28)];
  const { height } = look.page;
  return {
    ...{ left, right, top: down(look, 84), emblem: along(look, 58) },
    ...{ titleTop: down(look, 300), yearTop: down(look, FOOT) + 10, isCentred: look.headings === 'center' },
    ...{ emblemColor: 'accent', institutionColor: 'grey', titleColor: 'accent', subtitleColor: 'grey' },
    ground: [rule(0, 0, along(look, 34), height, 'accent')],
    titleRule: ruleOver(left, right, look, 'accent'),
    yearRule: [rule(left, down(look, FOOT), right - left, 0.6, 'pale')],
  };
}

/** Two lines around the sheet, as state editions have them, and all words in the middle. */
function planFrame(look: Look): CoverPlan {
  const band = planBand(look);
  const { width, height } = look.page;
  const [left, right] = [along(look, 88), along(look, 507.28)];
  const middle = width / 2;
  return {
    ...band,
    ...{ left, right, top: down(look, 118), emblem: along(look, 76), titleTop: down(look, 330) },
    ...{ isCentred: true, yearTop: down(look, FOOT) - 22 },
    ground: [frame(along(look, 40), width, height, 2.2), frame(along(look, 46), width, height, 0.7)],
    titleRule: (y) => [rule(middle - 45, y, 90, 0.9, 'accent')],
    yearRule: [rule(middle - 20, down(look, FOOT) - 34, 40, 0.9, 'accent')],
  };
}

/** A ground of colour under all but the year. */
function planBlock(look: Look): CoverPlan {
  const band = planBand(look);
  const [left, right] = [along(look, 66), along(look, 529)];
  return {
    ...band,
    ...{ left, right, top: down(look, 76), titleTop: down(look, 290) },
    ...{ emblemColor: 'paper', institutionColor: 'paper', titleColor: 'paper', subtitleColor: 'paper' },
    ground: [rule(0, 0, look.page.width, down(look, 690), 'accent')],
    titleRule: ruleOver(left, right, look, 'paper'),
    yearRule: [],
  };
}

function ruleOver(left: number, right: number, look: Look, color: Color): CoverPlan['titleRule'] {
  const x = look.headings === 'center' ? (left + right - RULE.width) / 2 : left;
  return (y) => [rule(x, y, RULE.width, RULE.height, color)];
}

function rule(x: number, y: number, width: number, height: number, color: Color): Box {
  return { kind: 'rule', x, y, width, height, color };
}

/** A line all around at a distance from the edges. */
function frame(inset: number, sheetWidth: number, sheetHeight: number, lineWidth: number): Box {
  const [width, height] = [sheetWidth - 2 * inset, sheetHeight - 2 * inset];
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
  return { kind: 'outline', x: inset, y: inset, width, height, color: 'accent', points: corners, lineWidth };
}
