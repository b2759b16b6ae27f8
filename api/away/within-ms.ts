/** Waits for an answer so many milliseconds and no longer; then throws what `late` makes. */
export async function withinMs<Result>(ms: number, asking: Promise<Result>, late: () => Error): Promise<Result> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), ms);
  try {
    return await Promise.race([asking, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
