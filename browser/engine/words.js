// What Python hands over before any bundle runs: the sentences of the engine and the sets.
const { words: WORDS, sets: SETS } = globalThis.CCHC;

export { WORDS, SETS };
