import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const colours = 256;

/**
 * A screenshot with at most 256 colours, a quarter of the size: the most frequent stay as they are, every other one (the
 * soft edges of letters) becomes the nearest of them. Takes 8-bit RGB or RGBA without interlace, as Chromium writes it.
 * The format: www.w3.org/TR/png-3.
 */
export function smallPng(png: Buffer): Buffer {
  const { header, data } = chunksOf(png);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const size = header.readUInt8(9) === 6 ? 4 : 3;
  const pixels = unfiltered(inflateSync(data), width * size, size);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += size) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, colours)
    .map(([colour]) => colour);
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < width * height; at += 1) {
    const colour = pixels.readUIntBE(at * size, 3);
    const index = indexes.get(colour) ?? nearest(colour, palette);
    indexes.set(colour, index);
    rows[at + Math.floor(at / width) + 1] = index;
  }
  const head = Buffer.from(header);
  head.writeUInt8(3, 9);
  const table = Buffer.concat(palette.map((colour) => Buffer.from([colour >> 16, (colour >> 8) & 255, colour & 255])));
  const body = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', table), chunk('IDAT', body), chunk('IEND')]);
}

function chunksOf(png: Buffer): { header: Buffer; data: Buffer } {
  const parts = new Map<string, Buffer[]>();
  for (let at = signature.length; at < png.length; ) {
    const [length, type] = [png.readUInt32BE(at), png.toString('latin1', at + 4, at + 8)];
    parts.set(type, [...(parts.get(type) ?? []), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return { header: Buffer.concat(parts.get('IHDR') ?? []), data: Buffer.concat(parts.get('IDAT') ?? []) };
}

/** Undoes the filter that each row begins with. */
function unfiltered(raw: Buffer, stride: number, size: number): Buffer {
  const rows = raw.length / (stride + 1);
  const out = Buffer.alloc(rows * stride);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x < size ? 0 : (out[row * stride + x - size] ?? 0);
      const above = row === 0 ? 0 : (out[(row - 1) * stride + x] ?? 0);
      const corner = row === 0 || x < size ? 0 : (out[(row - 1) * stride + x - size] ?? 0);
      const value = raw[row * (stride + 1) + 1 + x] ?? 0;
      out[row * stride + x] = value + predicted(filter, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function nearest(colour: number, palette: readonly number[]): number {
  const part = (of: number, shift: number) => (of >> shift) & 255;
  const far = (other: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (part(colour, shift) - part(other, shift)) ** 2, 0);
  let best = 0;
  for (const [index, other] of palette.entries()) if (far(other) < far(palette[best] ?? 0)) best = index;
  return best;
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
