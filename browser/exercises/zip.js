// A zip of small texts, not compressed: what a DOCX is on the outside.

const crcTable = Array.from({ length: 256 }, (_, start) => {
  let rest = start;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

/** @param {string} text */
const utf8 = (text) =>
  Uint8Array.from(
    encodeURIComponent(text).replace(/%(..)/g, (_, code) =>
      String.fromCharCode(parseInt(code, 16)),
    ),
    (one) => one.charCodeAt(0),
  );

/** @param {Uint8Array} bytes */
const crc = (bytes) =>
  (bytes.reduce((rest, one) => (rest >>> 8) ^ crcTable[(rest ^ one) & 255], -1) ^ -1) >>> 0;

/**
 * Numbers as the format has them, lowest byte first.
 * @param {[size: number, value: number][]} fields
 */
const record = (fields) =>
  fields.flatMap(([size, value]) =>
    Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) & 255),
  );

const FIRST_DAY = 33; // 1.1.1980: the same files give the same bytes
const UTF8 = 0x800;

/**
 * The files by their names, in this order.
 * @param {[name: string, text: string][]} files
 */
export function zipped(files) {
  /** @type {number[][]} */
  const parts = [];
  /** @type {number[]} */
  const index = [];
  let at = 0;
  /** @param {number[]} part */
  const put = (part) => {
    parts.push(part);
    at += part.length;
  };
  for (const [name, text] of files) {
    const [title, content] = [utf8(name), utf8(text)];
    /** @type {[number, number][]} */
    const told = [
      [2, 20],
      [2, UTF8],
      [2, 0],
      [2, 0],
      [2, FIRST_DAY],
      [4, crc(content)],
      [4, content.length],
      [4, content.length],
      [2, title.length],
      [2, 0],
    ];
    /** @type {[number, number][]} */
    const entry = [[4, 0x02014b50], [2, 20], ...told, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]];
    index.push(...record(entry), ...title);
    put([...record([[4, 0x04034b50], ...told]), ...title]);
    put([...content]);
  }
  /** @type {[number, number][]} */
  const end = [
    [4, 0x06054b50],
    [4, 0],
    [2, files.length],
    [2, files.length],
    [4, index.length],
    [4, at],
    [2, 0],
  ];
  return new Uint8Array([...parts.flat(), ...index, ...record(end)]);
}
