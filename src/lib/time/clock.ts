/** The two clocks of the server, both in milliseconds. Only `main.ts` knows the real ones. */
export interface Clock {
  /** Epoch ms, for display. An operator may set it forwards and back. */
  nowMs: () => number
  /** Monotonic, from an arbitrary origin: measures ages and pauses. */
  elapsedMs: () => number
}
