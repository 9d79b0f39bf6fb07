// Which entries fit what was typed: each word by how well it fits, where it stands and how rare it
// is; words that stand together as typed for more, one without the other that it belongs to for
// less; an entry without some of them for much less.
import { waysToSay } from "./asking.js";
import { Lookup, besideOf } from "./lookup.js";
import { addressesOf, unpacking } from "./packing.js";
import { FIT, NEXT, WordIndex } from "./word_index.js";
import { bare, isAsking, isCount, wordsOf } from "./words.js";

/**
 * @import { Beside, Having, Word } from "./lookup.js"
 * @import { Columns, Entry, Findable, Found, Kind } from "./shapes.d.ts"
 */

/** @type {Record<Exclude<Kind, "more">, number>} */
const KINDS = {
  criterion: 1.15,
  field: 1.2,
  page: 1.25,
  item: 1,
  term: 0.95,
  part: 0.95,
  question: 0.85,
  example: 0.3,
  unit: 0.6,
  problem: 0.9,
};
/** What is asked for by its kind, and words that do so. @type {[RegExp, Kind][]} */
const ASKED = [
  [/(?<!\p{L})vi du(?!\p{L})/u, "example"],
  [/(?<!\p{L})hoi dap(?!\p{L})/u, "question"],
  [/(?<!\p{L})(?:la gi|viet tat)(?!\p{L})/u, "term"],
];
const OF_KIND = 3;
/** What a word counts by its field: one of what people type (`also`) says little alone. */
const FIELDS = [5, 2, 1];
const TOGETHER = 0.6;
const WHOLE_TITLE = 8;
const ON_A_PAGE = 3;
/** A place that no first text of an entry reaches. */
const PAST = 100_000;
/** The power of the share of words that an entry has, a rare word counting for more. */
const SHARE = 3;
/** Words from which on some are likely to be nobody's: each lets the share count less. */
const [MANY, LESS, LEAST] = [6, 0.2, 2];
/** What a word counts that only makes a question, says how many, or is said of a whole edition. */
const ASKING = 0.25;
/** Words from which on a text has many by chance, and the power by which each counts for less. */
const [LONG, LESS_IN_LONG] = [60, 0.7];
/** The power that lets a rare word count for still more of the share. */
const RARE = 1.4;

/** What an entry has of all the words. */
class Tally {
  sum = 0;
  /** how rare the words are together that it has */
  rare = 0;
  inTitle = 0;

  /**
   * @param {Having} having
   * @param {number} rare
   * @param {Beside} beside
   * @param {number} brief what a word of its text counts
   */
  add({ worth, inTitle }, rare, { near, isTogether, alone }, brief) {
    const part = isTogether ? 1 : alone;
    const inText = worth > FIELDS[2] ? 1 : brief;
    this.sum += (worth * part * inText + TOGETHER * near) * rare;
    this.rare += rare ** RARE * part * (isTogether ? 1 : inText);
    if (inTitle) this.inTitle += part;
  }
}

/**
 * Entries as they are told; a kind of problem is called as its address ends.
 * @param {Columns} columns
 * @param {(text: string) => string} told
 * @returns {Entry[]}
 */
function entriesOf(
  [packed = [], inWords = [], kinds = [], parts = [], also = [], sets = []],
  told,
) {
  const titles = packed.map(told);
  return addressesOf(inWords.map(told), titles).map((address, at) => [
    titles[at] || `CCHC-${address.split("#")[1]}`,
    address,
    kinds[at],
    parts[at].map(told),
    told(also[at]),
    told(sets[at]),
  ]);
}

/** @param {Entry} entry */
const pageOf = ([, address]) => address.split("#")[0];

export class Search {
  constructor() {
    /** What reads the texts of all that comes after the words of their signs. */
    this.told = unpacking([]);
    /** @type {string[][][]} groups of words that mean the same, word by word */
    this.same = [];
    /** @type {Set<string>} what is true of all that an edition has, without accents */
    this.own = new Set();
    this.index = new WordIndex();
    /** @type {{ entry: Entry; name: string; titleLength: number; brief: number; weight: number }[]} */
    this.entries = [];
    /** @type {Map<string, number>} entries that may go on, by address */
    this.known = new Map();
    /** @type {Map<string, string>} titles of pages by address */
    this.pages = new Map();
  }

  /** @param {Findable} findable what is found from now on, too */
  add(findable) {
    const { name, own, columns, words, same } = findable;
    if (words.length) this.told = unpacking(words);
    for (const one of own) this.own.add(wordsOf(one).map(bare).join(" "));
    this.same.push(...same.map((group) => group.map(this.told).map(wordsOf)));
    const entries = entriesOf(columns, this.told);
    for (const [title, address, kind] of entries)
      if (kind === "page") this.pages.set(address, title);
    for (const entry of entries) {
      if (entry[2] === "more") this.#goOn(entry);
      else this.#take(entry, name, KINDS[entry[2]]);
    }
  }

  /**
   * @param {Entry} entry
   * @param {string} name of its edition
   * @param {number} weight
   */
  #take(entry, name, weight) {
    const [title, address, kind, parts, also, ofSet] = entry;
    const ofPage = (kind === "part" && this.pages.get(pageOf(entry))) || "";
    const number = this.entries.length;
    this.index.add(number, [title, also, [ofSet, ofPage, ...parts].join("\n")]);
    const titleLength = wordsOf(title).filter((word) => !/\d/.test(word)).length;
    const brief = Math.min(1, LONG / Math.max(1, wordsOf(parts.join(" ")).length)) ** LESS_IN_LONG;
    this.entries.push({ entry, name, titleLength, brief, weight });
    this.known.set(address, number);
  }

  /** @param {Entry} more text of an entry that is known */
  #goOn([, address, , parts]) {
    const number = this.known.get(address);
    if (number === undefined) return;
    this.entries[number].entry[3].push(...parts);
    this.index.add(number, ["", "", parts.join("\n")], PAST);
  }

  /**
   * The pages that fit, the best first.
   * @param {string} typed
   * @returns {Found[]}
   */
  find(typed) {
    /** @type {Map<number, number>} */
    const best = new Map();
    const plain = wordsOf(typed).map(bare).join(" ");
    const own = [...this.own].filter((one) => ` ${plain} `.includes(` ${one} `)).join(" ");
    const saysLittle = new Set(own.split(" "));
    const lookup = new Lookup((word, isLast) => this.having(word, isLast, saysLittle));
    const asked = ASKED.find(([said]) => said.test(plain))?.[1];
    for (const { words, weight } of waysToSay(typed, this.same, this.index)) {
      for (const [entry, score] of this.#scores(words, lookup)) {
        const kind = this.entries[entry].entry[2] === asked ? OF_KIND : 1;
        best.set(entry, Math.max(best.get(entry) ?? 0, score * weight * kind));
      }
    }
    return this.#byPage(best, wordsOf(typed).map(bare));
  }

  /**
   * @param {string[]} words
   * @param {Lookup} lookup
   * @returns {[number, number][]} numbers of entries with their scores
   */
  #scores(words, lookup) {
    /** @type {Map<number, Tally>} */
    const tallies = new Map();
    const found = words.map((word, at) => lookup.word(word, at === words.length - 1));
    const pairs = found.slice(1).map((word, at) => lookup.pair(found[at], word));
    let all = 0;
    for (const [at, typed] of words.entries()) {
      const isSmall = isCount(typed) && bare(words[at - 1] ?? "") !== "vuc"; // a field's is its name
      const rare = (isSmall ? ASKING : 1) * found[at].rare;
      all += rare ** RARE;
      const beside = besideOf(pairs[at - 1], pairs[at]);
      for (const [entry, having] of found[at].entries) {
        let tally = tallies.get(entry);
        if (!tally) tallies.set(entry, (tally = new Tally()));
        tally.add(having, rare, beside(entry), this.entries[entry].brief);
      }
    }
    const power = Math.max(LEAST, SHARE - LESS * Math.max(0, words.length - MANY));
    return [...tallies].map(([number, { sum, rare, inTitle }]) => {
      const { titleLength, weight } = this.entries[number];
      const ofTitle = Math.min(1, inTitle / Math.max(1, titleLength));
      const share = (rare / all) ** power;
      return [number, (sum / words.length + WHOLE_TITLE * ofTitle ** 1.5) * share * weight];
    });
  }

  /**
   * How rare a word is, and which entries have one that fits.
   * @param {string} typed
   * @param {boolean} isLast
   * @param {Set<string>} [saysLittle] words that are true of all, without accents
   * @returns {Word}
   */
  having(typed, isLast, saysLittle = new Set()) {
    const fitting = this.index.fitting(typed, isLast);
    const close = fitting.filter(([, fit]) => fit > FIT.begins);
    const count = (close.length ? close : fitting).reduce((sum, [places]) => sum + places.size, 0);
    /** @type {Map<number, Having>} */
    const entries = new Map();
    for (const [places, fit] of fitting) {
      for (const [entry, found] of places) {
        let one = entries.get(entry);
        if (!one) entries.set(entry, (one = { worth: 0, inTitle: false, places: [] }));
        for (const place of found) {
          one.places.push(place);
          one.worth = Math.max(one.worth, FIELDS[place % NEXT] * fit);
          if (place % NEXT === 0 && fit > FIT.begins) one.inTitle = true;
        }
      }
    }
    const weight = isAsking(typed) || saysLittle.has(bare(typed)) ? ASKING : 1;
    return { rare: weight * Math.log(1 + this.entries.length / (1 + count)), entries };
  }

  /**
   * @param {Map<number, number>} scores
   * @param {string[]} words without accents
   * @returns {Found[]}
   */
  #byPage(scores, words) {
    /** @type {Map<string, Found>} */
    const pages = new Map();
    for (const [number, score] of [...scores].sort(([, one], [, other]) => other - one)) {
      const { entry, name } = this.entries[number];
      const [title, address, , parts, , ofSet] = entry;
      const page = pageOf(entry);
      const found = pages.get(page) ?? { score, hits: [] };
      pages.set(page, found);
      if (found.hits.length === ON_A_PAGE || score < found.score / 2) continue;
      found.hits.push({
        title,
        ofSet,
        address,
        name,
        get part() {
          return fullest(parts, words); // of the few that are shown
        },
      });
    }
    return [...pages.values()];
  }
}

/**
 * The part of a text that has most of the words.
 * @param {string[]} parts
 * @param {string[]} words without accents
 */
function fullest(parts, words) {
  let [most, best] = [-1, ""];
  for (const part of parts) {
    const here = new Set(wordsOf(part).map(bare));
    const count = words.filter((word) => here.has(word)).length;
    if (count > most) [most, best] = [count, part];
  }
  return best;
}
