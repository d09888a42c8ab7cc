import { type CredentialSettings } from '../../settings/upstream'
import { createRedactor } from '../redact'
import { type Credential, type CredentialDeps } from './credential'
import { createKeyCredential } from './key-credential'
import { createPasswordCredential } from './password-credential'
import { createUpstreamClock, type UpstreamClock } from './upstream-clock'

const TIMEOUT_MS = 10_000

type TokenSettings = Extract<CredentialSettings, { kind: 'token' }>

export function createCredential(settings: CredentialSettings, deps: CredentialDeps): Credential {
  const upstreamClock = createUpstreamClock(deps.clock, deps.log)
  if (settings.kind === 'token') return createTokenCredential(settings, upstreamClock)
  const context = {
    timeoutMs: TIMEOUT_MS,
    proxy: null,
    ...deps,
    upstreamClock,
  }
  return settings.kind === 'aksk'
    ? createKeyCredential(settings, context)
    : createPasswordCredential(settings, context)
}

/** A token from the settings, which cannot be renewed. */
function createTokenCredential({ token }: TokenSettings, clock: UpstreamClock): Credential {
  return {
    createHeaders: () => Promise.resolve({ 'x-auth-token': token }),
    renew: () => Promise.resolve(false),
    explainRefusal: (refusal) => refusal,
    observeDate: (date) => clock.observeDate(date),
    redact: createRedactor([token]),
    secrets: () => [token],
    stats: () => ({ credential: 'token', tokenEndsAtMs: null, clockAheadMs: clock.offsetMs() }),
  }
}
