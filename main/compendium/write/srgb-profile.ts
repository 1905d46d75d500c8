const CURVE_POINTS = 1024;
const HEADER = 128;

const fixed = (value: number) => Math.round(value * 65536);

function xyz(x: number, y: number, z: number): Buffer {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ', 0);
  for (const [index, value] of [x, y, z].entries()) tag.writeInt32BE(fixed(value), 8 + 4 * index);
  return tag;
}

/** The transfer function of sRGB (IEC 61966-2-1, 5.2) at even steps. */
function curve(): Buffer {
  const tag = Buffer.alloc(12 + 2 * CURVE_POINTS);
  tag.write('curv', 0);
  tag.writeUInt32BE(CURVE_POINTS, 8);
  for (let point = 0; point < CURVE_POINTS; point++) {
    const value = point / (CURVE_POINTS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    tag.writeUInt16BE(Math.round(linear * 65535), 12 + 2 * point);
  }
  return tag;
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from(`${value}\0`, 'latin1')]);
}

function description(value: string): Buffer {
  const tag = Buffer.alloc(12 + value.length + 1 + 78);
  tag.write('desc', 0);
  tag.writeUInt32BE(value.length + 1, 8);
  tag.write(value, 12, 'latin1');
  return tag;
}

/** An ICC profile of version 2.1 (ICC.1:1998-09) for sRGB, made from the standard's own numbers. */
export function srgbProfile(): Uint8Array {
  const transfer = curve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('CC0')],
    ['wtpt', xyz(0.9504559, 1, 1.0890578)],
    ['rXYZ', xyz(0.4360747, 0.2225045, 0.0139322)],
    ['gXYZ', xyz(0.3850649, 0.7168786, 0.0971045)],
    ['bXYZ', xyz(0.1430804, 0.0606169, 0.7141733)],
    ['rTRC', transfer],
    ['gTRC', transfer],
    ['bTRC', transfer],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let end = HEADER + table.length;
  tags.forEach(([name, body], index) => {
    if (!places.has(body)) {
      places.set(body, end);
      bodies.push(body, Buffer.alloc((4 - (body.length % 4)) % 4));
      end += body.length + ((4 - (body.length % 4)) % 4);
    }
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(places.get(body) ?? 0, 8 + 12 * index);
    table.writeUInt32BE(body.length, 12 + 12 * index);
  });
  return Buffer.concat([header(end), table, ...bodies]);
}

function header(size: number): Buffer {
  const head = Buffer.alloc(HEADER);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(0x02100000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2024, 1, 1, 0, 0, 0].entries()) head.writeUInt16BE(part, 24 + 2 * index);
  head.write('acsp', 36, 'latin1');
  // The white of the profile connection space: D50.
  for (const [index, value] of [0.9642, 1, 0.8249].entries()) head.writeInt32BE(fixed(value), 68 + 4 * index);
  return head;
}
