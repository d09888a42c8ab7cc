import { type CredentialSettings } from '../../settings/upstream'
import { type Credential, type CredentialContext } from './credential'
import { exceedsTolerance } from './upstream-clock'
import { createRedactor } from '../redact'
import { signRequest, formatSigningDate, parseSigningDate } from './signature'

/** As many as can be under way at once. A refusal quotes what was signed, and a signature is good for 15 minutes. */
const MAX_SIGNATURES = 256

/** Signs each request by itself, with the time that the upstream takes it to be. */
export function createKeyCredential(
  settings: Extract<CredentialSettings, { kind: 'aksk' }>,
  { projectId, upstreamClock }: CredentialContext,
): Credential {
  const { ak, sk, securityToken = null } = settings
  const own = [ak, sk, ...(securityToken === null ? [] : [securityToken])]
  const redactOwn = createRedactor(own)
  /** The oldest first. */
  const signatures = new Set<string>()

  function keep(signature: string): void {
    signatures.add(signature)
    for (const oldest of signatures) {
      if (signatures.size <= MAX_SIGNATURES) break
      signatures.delete(oldest)
    }
  }

  return {
    headersFor: ({ method, url, headers }) => {
      const added = {
        'x-project-id': projectId,
        'x-sdk-date': formatSigningDate(upstreamClock.nowMs()),
        ...(securityToken === null ? {} : { 'x-security-token': securityToken }),
      }
      const authorization = signRequest({ method, url, headers: { ...headers, ...added } }, { ak, sk })
      keep(authorization.slice(-64))
      return Promise.resolve({ ...added, authorization })
    },
    // The refusal has told the upstream's time. With the right one there is nothing else to try.
    renew: (refused) => {
      const signedAtMs = parseSigningDate(refused['x-sdk-date'])
      return Promise.resolve(signedAtMs !== null && exceedsTolerance(signedAtMs - upstreamClock.nowMs()))
    },
    explain: (refusal) =>
      upstreamClock.isOff()
        ? { ...refusal, code: 'clock_off', clockAheadMs: upstreamClock.offsetMs() ?? 0 }
        : refusal,
    observeDate: upstreamClock.observeDate,
    redact: (text) => createRedactor([...signatures])(redactOwn(text)),
    secrets: () => [...own, ...signatures],
    stats: () => ({ credential: 'aksk', tokenEndsAtMs: null, clockAheadMs: upstreamClock.offsetMs() }),
  }
}
