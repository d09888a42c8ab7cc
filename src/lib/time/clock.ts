/** The two clocks of the server, both in milliseconds. Only `main.ts` knows the real ones. */
export interface Clock {
  /** Epoch ms: what people read. Whoever runs the machine may set it, forwards and back. */
  nowMs: () => number
  /** Only ever goes forward, from nobody knows when: what ages and pauses are measured by. */
  elapsedMs: () => number
}
