// What Python hands over for exercises: sentences, letters of links, and for each set its facts.
const { words: SENTENCES, letters: LETTERS, sets: FACTS } = globalThis.CCHC.exercises;

export { SENTENCES, LETTERS, FACTS };
