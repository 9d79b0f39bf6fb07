// What the browser half is held to; the oldest browsers stand in package.json ("browserslist").
import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";
import globals from "globals";

const BROWSER = ["browser/**/*.js", "tests/browser/**/*.js"];

/** Rules on iterators that would take every list's own method for theirs. */
const AMBIGUOUS = Object.fromEntries(
  Object.keys(es.rules)
    .filter((name) => name.startsWith("no-iterator-prototype-"))
    .map((name) => [`es-x/${name}`, "off"]),
);

export default [
  {
    ignores: ["build/", "site/", "site.new/", ".venv/", "docs/", "cchc_docs/", "tests/built_site/"],
  },
  js.configs.recommended,
  { files: BROWSER, ...compat.configs["flat/recommended"] },
  { files: BROWSER, ...es.configs["flat/restrict-to-es2022"] },
  {
    files: BROWSER,
    languageOptions: { globals: globals.browser },
    settings: { "es-x": { aggressive: true } },
    rules: {
      ...AMBIGUOUS,
      complexity: ["error", 12],
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 100],
      "no-nested-ternary": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_" }],
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
  { files: ["browser/test/**/*.js"], languageOptions: { globals: globals.node } },
];
