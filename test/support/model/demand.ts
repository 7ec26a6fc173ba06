/** Throws for a promise of the package that was not kept. */
export function demand(kept: boolean, promise: string): asserts kept {
  if (!kept) throw new Error(promise);
}
