/** Both sides of the soak live in this time: `factor` times as fast as the true one since `sinceMs`. */
export interface FastTime {
  sinceMs: number
  factor: number
}

export const fastNow = ({ sinceMs, factor }: FastTime): number =>
  Math.round(sinceMs + (Date.now() - sinceMs) * factor)

/** How long something that takes `ms` there takes here. */
export const hereMs = (ms: number, { factor }: FastTime): number => ms / factor

declare global {
  /** Of the page: its clock stands still from `stop`, which tells at what, to `go`. */
  var soakTime: { stop: () => number; go: () => void }
}

/**
 * Sent as text into the page and into the processes of server and demo, before any script of theirs: so it may use nothing from outside.
 * Clocks and timers keep in step with each other, or a timer would always seem to come too early.
 */
function installFastClock(sinceMs: number, factor: number): void {
  const { Date: TrueDate, performance } = globalThis
  const dateNow = TrueDate.now.bind(TrueDate)
  const elapsed = performance.now.bind(performance)
  let stoppedMs: number | null = null
  const fast = () => stoppedMs ?? Math.round(sinceMs + (dateNow() - sinceMs) * factor)
  globalThis.soakTime = {
    stop: () => (stoppedMs = fast()),
    go: () => {
      stoppedMs = null
    },
  }
  globalThis.Date = new Proxy(TrueDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [fast()] : args, newTarget) as object,
    apply: () => new TrueDate(fast()).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? fast : (Reflect.get(target, name, receiver) as unknown),
  })
  performance.now = () => elapsed() * factor
  // Two worlds know these by two types: that of the page and that of Node.
  type Timer = (act: unknown, ms?: number, ...args: unknown[]) => unknown
  const timers = globalThis as unknown as Record<'setTimeout' | 'setInterval', Timer>
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const act = timers[name]
    // Its own properties, too: Node keeps the promised kind there.
    timers[name] = Object.assign(
      ((callback, ms = 0, ...args) => act(callback, ms / factor, ...args)) satisfies Timer,
      act,
    )
  }
  const limit = AbortSignal.timeout.bind(AbortSignal)
  AbortSignal.timeout = (ms) => limit(Math.max(1, Math.round(ms / factor)))
}

/** As a script of its own. The loader of the soak wraps functions in `__name`, which only it knows. */
export const fastClockScript = ({ sinceMs, factor }: FastTime): string =>
  `{ const __name = (it) => it; (${installFastClock.toString()})(${sinceMs}, ${factor}) }`

/** For NODE_OPTIONS. */
export const fastClockOption = (time: FastTime): string =>
  `--import data:text/javascript,${encodeURIComponent(fastClockScript(time))}`
