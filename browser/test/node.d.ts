// Node, as far as the tests of modules use it.

declare module "node:test" {
  export function test(name: string, body: () => void): void;
}

declare module "node:assert/strict" {
  const assert: {
    equal(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown): void;
    throws(body: () => unknown, message: RegExp): void;
    ok(value: unknown, message?: string): void;
    fail(message: string): never;
  };
  export default assert;
}
