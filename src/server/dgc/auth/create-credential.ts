import { type CredentialSettings } from '../../settings/upstream'
import { createRedactor } from '../redact'
import { type Credential, type CredentialDeps } from './credential'
import { createKeyCredential } from './key-credential'
import { createPasswordCredential } from './password-credential'
import { createUpstreamClock } from './upstream-clock'

const TIMEOUT_MS = 10_000

type TokenSettings = Extract<CredentialSettings, { kind: 'token' }>

/** Only a fixed token needs no `deps`. */
export function createCredential(settings: TokenSettings, deps?: CredentialDeps): Credential
export function createCredential(settings: CredentialSettings, deps: CredentialDeps): Credential
export function createCredential(settings: CredentialSettings, deps?: CredentialDeps): Credential {
  if (settings.kind === 'token') return createTokenCredential(settings, deps)
  if (deps === undefined) throw new Error('Only a fixed token needs no clock.')
  const context = {
    timeoutMs: TIMEOUT_MS,
    proxy: null,
    ...deps,
    upstreamClock: createUpstreamClock(deps.clock, deps.log),
  }
  return settings.kind === 'aksk'
    ? createKeyCredential(settings, context)
    : createPasswordCredential(settings, context)
}

/** A token from the settings, which cannot be renewed. */
function createTokenCredential({ token }: TokenSettings, deps: CredentialDeps | undefined): Credential {
  const clock = deps === undefined ? null : createUpstreamClock(deps.clock, deps.log)
  return {
    createHeaders: () => Promise.resolve({ 'x-auth-token': token }),
    renew: () => Promise.resolve(false),
    explainRefusal: (refusal) => refusal,
    observeDate: (date) => clock?.observeDate(date),
    redact: createRedactor([token]),
    secrets: () => [token],
    stats: () => ({ credential: 'token', tokenEndsAtMs: null, clockAheadMs: clock?.offsetMs() ?? null }),
  }
}
