// The browser's modules with what the tests ask of them, all of it global.
export * from "./parity.js";
export * from "./sheet.js";
export * from "./exercises/exercises.js";
export * from "./pages.js";
