import { type ErrorDetail } from '../../../contract/errors'
import { MINUTE_MS, SECOND_MS } from '../../../lib/time/units'
import { type CredentialSettings } from '../../settings/upstream'
import { calculateBackOffMs } from '../back-off'
import { UpstreamError } from '../faults'
import { createRedactor } from '../redact'
import { type Credential, type CredentialContext } from './credential'
import { fetchToken } from './iam'

/** A token is renewed in the last part of its life, while it still works. */
const RENEWAL_MS = 10 * MINUTE_MS
const RENEWAL_SHARE = 0.1
/** Tokens that are no longer sent, and that a response may still repeat. */
const MAX_FORMER_TOKENS = 8
/** A token that DGC refused is replaced at once; a refusal of the new one as well must not flood IAM. */
const MIN_RENEWAL_GAP_MS = 10 * SECOND_MS
/** Failures before a pause that ended so long ago no longer count. */
const FORGET_FAILS_MS = 10 * MINUTE_MS

/** These two times are of the monotonic clock. */
interface CurrentToken {
  value: string
  renewAtMs: number
  endsAtMs: number
}

/** Gets tokens from IAM with a name and a password, one request at a time however many callers wait. */
export function createPasswordCredential(
  settings: Extract<CredentialSettings, { kind: 'password' }>,
  { clock, log, projectId, timeoutMs, proxy, upstreamClock }: CredentialContext,
): Credential {
  let current: CurrentToken | null = null
  let fetching: Promise<CurrentToken> | null = null
  const former: string[] = []
  const iamPause = createPause(clock.elapsedMs)
  const renewalPause = createPause(clock.elapsedMs)
  let redact = createRedactor([settings.password])

  const secrets = (): string[] => [...(current === null ? [] : [current.value]), ...former, settings.password]

  function fetchOnce(): Promise<CurrentToken> {
    const refusal = iamPause.reason()
    if (refusal !== null) return Promise.reject(new UpstreamError(refusal))
    fetching ??= fetchNext().finally(() => (fetching = null))
    return fetching
  }

  async function fetchNext(): Promise<CurrentToken> {
    try {
      const { value, lifeMs } = await fetchToken({
        settings,
        projectId,
        timeoutMs,
        proxy,
        clock: upstreamClock,
        redact,
      })
      const nowMs = clock.elapsedMs()
      retireCurrent()
      const renewalMs = Math.min(RENEWAL_MS, lifeMs * RENEWAL_SHARE)
      current = { value, endsAtMs: nowMs + lifeMs, renewAtMs: nowMs + lifeMs - renewalMs }
      redact = createRedactor(secrets())
      iamPause.end()
      return current
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      const { code, reason } = error.detail
      log(`IAM gave no token: ${[code, reason].filter(Boolean).join(' ')}.`)
      throw new UpstreamError(iamPause.begin(error.detail))
    }
  }

  function retireCurrent(): void {
    if (current === null) return
    former.unshift(current.value)
    former.length = Math.min(former.length, MAX_FORMER_TOKENS)
    current = null
  }

  async function getToken(): Promise<string> {
    const nowMs = clock.elapsedMs()
    if (current === null || nowMs >= current.endsAtMs) return (await fetchOnce()).value
    const { value } = current
    // A failure is kept as a pause; this caller still has a token.
    if (nowMs >= current.renewAtMs) fetchOnce().catch(() => {})
    return value
  }

  return {
    createHeaders: async () => ({ 'x-auth-token': await getToken() }),
    renew: async ({ 'x-auth-token': refused }) => {
      if (fetching === null && current !== null && current.value === refused) {
        if (renewalPause.isActive()) return false
        renewalPause.hold(MIN_RENEWAL_GAP_MS)
        retireCurrent()
      }
      const next = fetching ?? current ?? fetchOnce()
      return (await next).value !== refused
    },
    explainRefusal: (refusal, { 'x-auth-token': refused }) =>
      current?.value === refused ? (renewalPause.reason() ?? renewalPause.begin(refusal)) : refusal,
    observeDate: upstreamClock.observeDate,
    redact: (text) => redact(text),
    secrets,
    stats: () => ({
      credential: 'password',
      tokenEndsAtMs: current === null ? null : clock.nowMs() + current.endsAtMs - clock.elapsedMs(),
      clockAheadMs: upstreamClock.offsetMs(),
    }),
  }
}

/** A pause that doubles with each failure, so that a refused password never locks its account. */
function createPause(nowMs: () => number) {
  let fails = 0
  let untilMs = Number.NEGATIVE_INFINITY
  let cause: ErrorDetail | null = null
  const leftMs = (): number => Math.ceil(untilMs - nowMs())
  return {
    isActive: () => leftMs() > 0,
    /** Pauses without a failure. */
    hold: (ms: number): void => {
      if (-leftMs() > FORGET_FAILS_MS) fails = 0
      cause = null
      untilMs = nowMs() + ms
    },
    /** The failure that began the pause, with the rest of the pause; null when there is none. */
    reason: (): ErrorDetail | null =>
      cause !== null && leftMs() > 0 ? { ...cause, retryAfterMs: leftMs() } : null,
    begin: (failure: ErrorDetail): ErrorDetail => {
      fails += 1
      cause = failure
      // The middle of the spread: there is only one server to ask, and one that asks.
      untilMs = nowMs() + calculateBackOffMs(failure, fails, 0.5)
      return { ...failure, retryAfterMs: leftMs() }
    },
    end: (): void => {
      fails = 0
      cause = null
      untilMs = Number.NEGATIVE_INFINITY
    },
  }
}
