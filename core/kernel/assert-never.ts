/** Ends an exhaustive switch: a case nobody thought of does not compile, and if it comes at run time it is named. */
export function assertNever(value: never): never {
  throw new Error(`a case nobody handles: ${JSON.stringify(value)}`);
}
