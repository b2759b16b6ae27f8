/** Two lists name the same, in whatever order. */
export const saysTheSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));
