// Words as the search of the site reads them, what people may type, and what comes first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { waysToSay } from "../search/asking.js";
import { heard, mended } from "../search/mending.js";
import { addressesOf, unpacking } from "../search/packing.js";
import { Search } from "../search/ranking.js";
import { bare, isSlip, wordsOf } from "../search/words.js";

/** @import { Columns, Entry } from "../search/shapes.d.ts" */

/**
 * @param {string} title
 * @param {string} address
 * @param {Entry[2]} kind
 * @param {...string} parts
 * @returns {Entry}
 */
const entry = (title, address, kind, ...parts) => [title, address, kind, parts, "", ""];

/**
 * @param {Entry[]} entries
 * @returns {Columns}
 */
const columns = (entries) =>
  /** @type {Columns} */ (entries[0].map((_, at) => entries.map((one) => one[at])));

const search = new Search();
search.add({
  name: "",
  own: [],
  columns: columns([
    entry("1.1. Kế hoạch CCHC năm", "so/1.1.html", "criterion"),
    entry("1.1.4. Mức độ thực hiện kế hoạch", "so/1.1.html#tc-1.1.4", "item", "Trên 90%"),
    entry("Lĩnh vực 3. Thủ tục hành chính", "so/3.html", "field"),
    entry("Nộp chậm một ngày", "vi-du/nop-cham.html", "example", "Báo cáo quý gửi chậm"),
    entry("1.2. Báo cáo CCHC", "so/1.2.html", "criterion", "Báo cáo gửi chậm thì 0 điểm"),
    entry("Mức sàn", "thuat-ngu.html#muc-san", "term", "Dưới đó thì 0 điểm"),
  ]),
  same: [["nộp muộn", "gửi chậm"]],
  words: [],
});
/** @param {string} typed */
const first = (typed) => search.find(typed)[0]?.hits[0].address;

test("both places of a tone are one word, quý and quí too", () => {
  assert.deepEqual(wordsOf("ho\u00e0"), wordsOf("h\u00f2a"));
  assert.deepEqual(wordsOf("Quý"), ["quý"]);
  assert.equal(bare("quý"), bare("quí"));
  assert.equal(bare("điều"), "dieu");
});

test("a number of a document is found whole and by its parts", () => {
  assert.deepEqual(wordsOf("61/2018, 98,5%."), ["61/2018", "61", "2018", "98,5"]);
});

test("one slip of the hand is forgiven, two are not", () => {
  for (const typed of ["chnh", "chihn", "chinhh", "chinn"])
    assert.ok(isSlip(typed, "chinh"), typed);
  assert.ok(!isSlip("chn", "chinh"));
});

test("texts whose words are signs are read and shown as they were", () => {
  const packed = new Search();
  const texts = columns([entry("\u0370\u0371 năm", "a.html", "page", "\u0371: 90% \u0370.")]);
  packed.add({ name: "", own: [], columns: texts, same: [], words: ["kế", "hoạch"] });
  const [{ hits }] = packed.find("ke hoach");
  assert.deepEqual([hits[0].title, hits[0].part], ["kế hoạch năm", "hoạch: 90% kế."]);
});

test("a code is known in any form", () => {
  for (const typed of [
    "1.1.4",
    "1,1,4",
    "tc 1.1.4",
    "TC1.1.4",
    "1-1-4",
    "1..1..4",
    "1 1 4",
    "tiêu chí 1.1.4.",
  ])
    assert.equal(first(typed), "so/1.1.html#tc-1.1.4", typed);
  for (const typed of [
    "lv 3",
    "LV3",
    "linh vuc 3",
    "tiêu chí lv 3",
    "lĩnh vực số 3",
    "lv iii",
    "linh vuc ba",
  ])
    assert.equal(first(typed), "so/3.html", typed);
});

test("a code that there is none of leads to what it would be a part of", () => {
  assert.equal(first("1.1.9"), "so/1.1.html");
  assert.equal(first("3.9.1"), "so/3.html");
  assert.equal(first("mục 114"), "so/1.1.html#tc-1.1.4");
  assert.equal(first("tc 3"), "so/3.html");
});

test("two words that stand together nowhere are told by those that sound so", () => {
  assert.deepEqual(heard(["thu", "tuc", "hanh", "trinh"], search.index).slice(3), ["chinh"]);
  assert.deepEqual(heard(["kế", "hoạch"], search.index), ["kế", "hoạch"]);
});

test("words without accents, with a wrong one, half typed", () => {
  for (const typed of [
    "thu tuc hanh chinh",
    "thủ tuc hành chính",
    "thu tuc hanh chnh",
    "thu tuc ha",
  ])
    assert.equal(first(typed), "so/3.html", typed);
});

test("a criterion comes before an example, also by other words", () => {
  assert.equal(first("nộp muộn"), "so/1.2.html");
});

test("what stands nowhere is told as what was meant", () => {
  for (const [typed, meant] of [
    ["thur tucj hanhf chinhs", "thu tuc hanh chinh"], // Telex
    ["ke61 hoach5", "ke hoach"], // VNI
    ["thutuc hanhchinh", "thu tuc hanh chinh"],
    ["tthc", "thu tuc hanh chinh"],
    ["qd892", "qd 892"],
    ["8cua", "8 cua"],
    ["chnh kế hoạch", "chnh kế hoạch"],
  ])
    assert.equal(
      mended(typed, search.index, () => false),
      meant,
    );
  assert.equal(
    mended("tthc", search.index, (word) => word === "tthc"),
    "tthc",
  );
  const short = ["kh", "cchc"]; // known to be told otherwise
  assert.equal(
    mended("khcchc", search.index, (word) => short.includes(word)),
    "kh cchc",
  );
});

test("two parts of what was typed may be told otherwise", () => {
  const same = [
    [["kh"], ["kế", "hoạch"]],
    [["hc"], ["hành", "chính"]],
  ];
  const ways = waysToSay("kh hc là gì", same, search.index);
  assert.ok(ways.some(({ words }) => words.join(" ") === "kế hoạch hành chính"));
  const long = waysToSay("kế hoạch", same, search.index); // pages hold no abbreviation of two letters
  assert.ok(long.every(({ words }) => !words.includes("kh")));
});

test("how many counts little, the number of a field much", () => {
  assert.equal(first("báo cáo 3"), "so/1.2.html");
  assert.equal(first("báo cáo lv 3"), "so/3.html");
});

test("what a page is called counts for its parts; text that goes on is no second hit", () => {
  const longer = new Search();
  const [page, part] = [
    entry("Từ 2013", "nay.html", "page"),
    entry("Ở tỉnh", "nay.html#o", "part"),
  ];
  longer.add({ name: "", own: [], columns: columns([page, part]), same: [], words: [] });
  longer.add({ name: "", own: [], columns: [], same: [], words: [] });
  const more = entry("", "nay.html#o", "more", "Còn 54 xã, phường từ 01/7/2025");
  longer.add({ name: "", own: [], columns: columns([more]), same: [], words: [] });
  assert.equal(longer.find("2013 54 xa 1/7/2025")[0].hits[0].address, "nay.html#o");
  assert.equal(longer.find("o tinh")[0].hits.length, 1);
});

test("a word that mostly has another beside it says little without it", () => {
  const them = new Search();
  const plan = entry("Kế hoạch năm", "ke-hoach.html", "page");
  const others = ["Điều chỉnh điểm", "Điều lệ, chỉnh sửa", "Điều chỉnh kế toán"].map((title, at) =>
    entry(title, `${at}.html`, "page"),
  );
  them.add({ name: "", own: [], columns: columns([plan, ...others]), same: [], words: [] });
  const scores = new Map(them.find("dieu chinh").map((page) => [page.hits[0].address, page.score]));
  const [whole, torn] = [scores.get("2.html") ?? 0, scores.get("1.html") ?? 0];
  assert.ok(torn < whole / 6);
});

test("what a short text says counts for more than the same word in a long one", () => {
  const them = new Search();
  const long = Array.from({ length: 300 }, (_, at) => `chữ${at}`).join(" ");
  const texts = [`${long} mất điện`, "Khi mất điện"];
  const entries = texts.map((text, at) => entry(`Trang ${at}`, `${at}.html`, "page", text));
  them.add({ name: "", own: [], columns: columns(entries), same: [], words: [] });
  const [best, next] = them.find("dien mat");
  assert.equal(best.hits[0].address, "1.html");
  assert.ok(next.score < best.score / 2);
});

test("the rarest word decides", () => {
  const them = new Search();
  const titles = ["Xã, phường, thị trấn", "Chuẩn ISO 9001:2008 ở cơ quan"];
  const others = Array.from({ length: 9 }, (_, at) => `Xã ${at}, phường ${at}`);
  const entries = [...titles, ...others].map((title, at) => entry(title, `${at}.html`, "page"));
  them.add({ name: "", own: [], columns: columns(entries), same: [], words: [] });
  assert.equal(them.find("iso xã phường")[0].hits[0].address, "1.html");
});

test("the province and the year of an edition tell nothing apart", () => {
  const them = new Search();
  const titles = ["Ở Quảng Ninh năm 2013", "Bài đăng báo", "Tiêu chí của bộ", "Bảng điểm"];
  const entries = titles.map((title, at) => entry(title, `${at}.html`, "page"));
  const own = ["Quảng Ninh", "2013"];
  them.add({ name: "", own, columns: columns(entries), same: [], words: [] });
  const best = (/** @type {string} */ typed) => them.find(typed)[0].hits[0].address;
  assert.equal(best("bao quang ninh 2013"), "1.html");
  assert.equal(best("quang ninh 2013"), "0.html");
});

test("words that only ask count little", () => {
  const [asks, tells] = ["thì", "hoạch"].map((word) => search.having(word, false));
  assert.equal(asks.entries.size, tells.entries.size);
  assert.ok(asks.rare < tells.rare);
});

test("a page is told once, with the part that has the words", () => {
  const [page, ...others] = search.find("kế hoạch");
  assert.deepEqual(
    page.hits.map((hit) => hit.address),
    ["so/1.1.html", "so/1.1.html#tc-1.1.4"],
  );
  assert.ok(others.every((other) => !other.hits[0].address.startsWith("so/1.1.html")));
  assert.equal(search.find("muc san")[0].hits[0].part, "Dưới đó thì 0 điểm");
  assert.deepEqual(search.find("zzqq"), []);
});

test("signs are words again, capitals too, and addresses are whole", () => {
  const told = unpacking(["kế hoạch", "năm"]);
  assert.equal(told("^\u0370\u0371 2013, \u0371"), "Kế hoạch năm 2013, năm");
  assert.deepEqual(
    addressesOf(["vi du/so-1.1-kế hoạch.html", "#S012", "#"], ["", "", "Năm được chấm"]),
    [
      "vi-du/so-1.1-ke-hoach.html",
      "vi-du/so-1.1-ke-hoach.html#S012",
      "vi-du/so-1.1-ke-hoach.html#nam-duoc-cham",
    ],
  );
});
