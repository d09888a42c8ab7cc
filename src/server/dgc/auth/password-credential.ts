import { calculateBackOffMs } from '../back-off'
import { type ErrorDetail } from '../../../contract/errors'
import { type CredentialSettings } from '../../settings/upstream'
import { type Credential, type CredentialContext } from './credential'
import { UpstreamError } from '../faults'
import { fetchToken } from './iam'
import { createRedactor } from '../redact'
import { MINUTE_MS } from '../../../lib/time/units'

/** The last of a token's life, in which another is fetched while it still serves. */
const RENEWAL_MS = 10 * MINUTE_MS
const RENEWAL_SHARE = 0.1
/** Tokens that are no longer sent, and may still come back in an answer. */
const MAX_FORMER = 8
/** After DGC refused a token the next is fetched at once; a refusal of that one as well must not make IAM busy. */
const BETWEEN_MS = 10_000
/** A pause that ended so long ago counts no longer. */
const FORGOTTEN_MS = 10 * MINUTE_MS

interface Held {
  value: string
  /** These two by the clock that never jumps. */
  renewAtMs: number
  endsAtMs: number
}

/** Gets tokens from IAM with a name and a password, one request at a time however many callers wait. */
export function createPasswordCredential(
  settings: Extract<CredentialSettings, { kind: 'password' }>,
  { clock, log, projectId, timeoutMs, upstreamClock }: CredentialContext,
): Credential {
  let held: Held | null = null
  let underWay: Promise<Held> | null = null
  const former: string[] = []
  const iam = createPause(clock.elapsedMs)
  const renewals = createPause(clock.elapsedMs)
  let redact = createRedactor([settings.password])

  const secrets = (): string[] => [...(held === null ? [] : [held.value]), ...former, settings.password]

  /** Nobody's own request: a caller that leaves takes nothing from the others. */
  function fetchOnce(): Promise<Held> {
    const refusal = iam.reason()
    if (refusal !== null) return Promise.reject(new UpstreamError(refusal))
    underWay ??= fetchNext().finally(() => (underWay = null))
    return underWay
  }

  async function fetchNext(): Promise<Held> {
    try {
      const options = { settings, projectId, timeoutMs, clock: upstreamClock, redact }
      const { value, lifeMs } = await fetchToken(options)
      const nowMs = clock.elapsedMs()
      retire()
      const renewalMs = Math.min(RENEWAL_MS, lifeMs * RENEWAL_SHARE)
      held = { value, endsAtMs: nowMs + lifeMs, renewAtMs: nowMs + lifeMs - renewalMs }
      redact = createRedactor(secrets())
      iam.end()
      return held
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      const { code, reason } = error.detail
      log(`IAM gave no token: ${[code, reason].filter(Boolean).join(' ')}.`)
      throw new UpstreamError(iam.begin(error.detail))
    }
  }

  function retire(): void {
    if (held === null) return
    former.unshift(held.value)
    former.length = Math.min(former.length, MAX_FORMER)
    held = null
  }

  async function token(): Promise<string> {
    const nowMs = clock.elapsedMs()
    if (held === null || nowMs >= held.endsAtMs) return (await fetchOnce()).value
    const { value } = held
    // Whoever asks next will be told when that fails; this one still has a token.
    if (nowMs >= held.renewAtMs) fetchOnce().catch(() => {})
    return value
  }

  return {
    headersFor: async () => ({ 'x-auth-token': await token() }),
    renew: async ({ 'x-auth-token': refused }) => {
      if (underWay === null && held !== null && held.value === refused) {
        if (renewals.isOn()) return false
        renewals.hold(BETWEEN_MS)
        retire()
      }
      const next = underWay ?? held ?? fetchOnce()
      return (await next).value !== refused
    },
    explain: (refusal, { 'x-auth-token': refused }) =>
      held?.value === refused ? (renewals.reason() ?? renewals.begin(refusal)) : refusal,
    observeDate: upstreamClock.observeDate,
    redact: (text) => redact(text),
    secrets,
    stats: () => ({
      credential: 'password',
      tokenEndsAtMs: held === null ? null : clock.nowMs() + held.endsAtMs - clock.elapsedMs(),
      clockAheadMs: upstreamClock.offsetMs(),
    }),
  }
}

/** A pause that doubles with each failure, so that a refused password never locks its account. */
function createPause(nowMs: () => number) {
  let fails = 0
  let untilMs = Number.NEGATIVE_INFINITY
  let last: ErrorDetail | null = null
  const leftMs = (): number => Math.ceil(untilMs - nowMs())
  return {
    isOn: () => leftMs() > 0,
    /** Without a failure. */
    hold: (ms: number): void => {
      // Long after the last failure the next one is the first again.
      if (-leftMs() > FORGOTTEN_MS) fails = 0
      last = null
      untilMs = nowMs() + ms
    },
    /** The failure that began it, and how much of it is left. */
    reason: (): ErrorDetail | null =>
      last !== null && leftMs() > 0 ? { ...last, retryAfterMs: leftMs() } : null,
    begin: (failure: ErrorDetail): ErrorDetail => {
      fails += 1
      last = failure
      // In the middle of the spread: there is one server to ask, and nobody to keep away from.
      untilMs = nowMs() + calculateBackOffMs(failure, fails, 0.5)
      return { ...failure, retryAfterMs: leftMs() }
    },
    end: (): void => {
      fails = 0
      last = null
      untilMs = Number.NEGATIVE_INFINITY
    },
  }
}
