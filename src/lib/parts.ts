/** Work in parts of some milliseconds; between two of them other work can go on. */
export type Parts<T> = Generator<void, T>

/** All parts at once. */
export function finish<T>(parts: Parts<T>): T {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}
