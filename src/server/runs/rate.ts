/**
 * So many a second, and a burst of so many after a pause. It knows no clock: each call is given the time.
 */
export class Rate {
  readonly #perMs: number
  readonly #burst: number
  #left: number
  #atMs: number | null = null

  constructor(perSecond: number, burst: number) {
    this.#perMs = perSecond / 1000
    this.#burst = burst
    this.#left = burst
  }

  /** 0: taken. Else nothing was taken, and this many milliseconds are to pass before one can be. */
  take(elapsedMs: number): number {
    const sinceMs = Math.max(0, elapsedMs - (this.#atMs ?? elapsedMs))
    this.#atMs = elapsedMs
    this.#left = Math.min(this.#burst, this.#left + sinceMs * this.#perMs)
    // A sum of many small shares falls short of the whole by a rounding.
    if (this.#left >= 1 - 1e-9) {
      this.#left = Math.max(0, this.#left - 1)
      return 0
    }
    return Math.max(1, Math.ceil((1 - this.#left) / this.#perMs))
  }
}
