import { LRUCache } from 'lru-cache'
import { type CredentialSettings } from '../../settings/upstream'
import { createRedactor } from '../redact'
import { type Credential, type CredentialContext } from './credential'
import { formatSigningDate, parseSigningDate, signRequest } from './signature'
import { exceedsTolerance } from './upstream-clock'

/** As many as calls that can be under way at once. A refusal quotes what was signed, and a signature is valid for 15 minutes. */
const MAX_SIGNATURES = 256

/** Signs each request with the time of the upstream's clock. */
export function createKeyCredential(
  settings: Extract<CredentialSettings, { kind: 'aksk' }>,
  { projectId, upstreamClock }: CredentialContext,
): Credential {
  const { ak, sk, securityToken = null } = settings
  const fixed = [ak, sk, ...(securityToken === null ? [] : [securityToken])]
  const redactFixed = createRedactor(fixed)
  const signatures = new LRUCache<string, true>({ max: MAX_SIGNATURES })

  return {
    createHeaders: ({ method, url, headers }) => {
      const added: Record<string, string> = {
        'x-project-id': projectId,
        'x-sdk-date': formatSigningDate(upstreamClock.nowMs()),
      }
      if (securityToken !== null) added['x-security-token'] = securityToken
      const authorization = signRequest({ method, url, headers: { ...headers, ...added } }, { ak, sk })
      signatures.set(authorization.slice(-64), true)
      return Promise.resolve({ ...added, authorization })
    },
    // The refusal carried the upstream's time, and a wrong time is the only thing that can be corrected.
    renew: (refused) => {
      const signedAtMs = parseSigningDate(refused['x-sdk-date'])
      return Promise.resolve(signedAtMs !== null && exceedsTolerance(signedAtMs - upstreamClock.nowMs()))
    },
    explainRefusal: (refusal) =>
      upstreamClock.isOff()
        ? { ...refusal, code: 'clock_off', clockAheadMs: upstreamClock.offsetMs() ?? 0 }
        : refusal,
    observeDate: upstreamClock.observeDate,
    redact: (text) => createRedactor([...signatures.keys()])(redactFixed(text)),
    secrets: () => [...fixed, ...signatures.keys()],
    stats: () => ({ credential: 'aksk', tokenEndsAtMs: null, clockAheadMs: upstreamClock.offsetMs() }),
  }
}
