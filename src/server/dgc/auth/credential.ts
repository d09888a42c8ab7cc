import { type ErrorDetail } from '../../../contract/errors'
import { type ServerStatus } from '../../../contract/server-status'
import { type Clock } from '../../../lib/time/clock'
import { type CredentialSettings } from '../../settings/upstream'
import { type UpstreamClock, createUpstreamClock } from './upstream-clock'
import { createKeyCredential } from './key-credential'
import { createPasswordCredential } from './password-credential'
import { createRedactor } from '../redact'

/** A request as it is about to leave: what a signature covers. */
export interface SignableRequest {
  method: 'GET'
  url: URL
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
}

export type AuthHeaders = Readonly<Record<string, string>>

/** What the page about the server tells of its credential. */
export type CredentialStats = {
  credential: CredentialSettings['kind']
} & Pick<ServerStatus['upstream'], 'tokenEndsAtMs' | 'clockAheadMs'>

/** How this server proves upstream who it is. One for the life of the process. */
export interface Credential {
  /** The headers to add. It may have to fetch a token first, and throws an UpstreamError when it cannot. */
  headersFor: (outgoing: SignableRequest) => Promise<Record<string, string>>
  /**
   * DGC refused what `headersFor` gave (401). True when that could be renewed, be it by somebody else meanwhile, and one more
   * attempt makes sense. Throws an UpstreamError when whoever renews it cannot be asked.
   */
  renew: (refused: AuthHeaders) => Promise<boolean>
  /** DGC refused it for good: what to tell of that. */
  explain: (refusal: ErrorDetail, refused: AuthHeaders) => ErrorDetail
  /** The Date of any answer from upstream. */
  observeDate: (date: string | null) => void
  /** Takes out of a text from upstream whatever must be seen nowhere. */
  redact: (text: string) => string
  /** What `redact` takes out, for a text that is read elsewhere. */
  secrets: () => readonly string[]
  stats: () => CredentialStats
}

export interface CredentialDeps {
  clock: Clock
  /** Tells the operator one thing. */
  log: (line: string) => void
  projectId: string
  /** Of one call to IAM, in all. */
  timeoutMs?: number
}

/** What the kinds of credentials are made with. */
export interface CredentialContext extends Required<CredentialDeps> {
  upstreamClock: UpstreamClock
}

const TIMEOUT_MS = 10_000

type Given = Extract<CredentialSettings, { kind: 'token' }>

export function createCredential(settings: Given, deps?: CredentialDeps): Credential
export function createCredential(settings: CredentialSettings, deps: CredentialDeps): Credential
export function createCredential(settings: CredentialSettings, deps?: CredentialDeps): Credential {
  if (settings.kind === 'token') return givenToken(settings, deps)
  if (deps === undefined) throw new Error('Only a token that is given needs no clock.')
  const upstreamClock = createUpstreamClock(deps.clock, deps.log)
  const parts = { timeoutMs: TIMEOUT_MS, ...deps, upstreamClock }
  return settings.kind === 'aksk'
    ? createKeyCredential(settings, parts)
    : createPasswordCredential(settings, parts)
}

/** Nobody here can renew it. Without a clock nothing is known of the upstream's. */
function givenToken({ token }: Given, deps: CredentialDeps | undefined): Credential {
  const clock = deps === undefined ? null : createUpstreamClock(deps.clock, deps.log)
  return {
    headersFor: () => Promise.resolve({ 'x-auth-token': token }),
    renew: () => Promise.resolve(false),
    explain: (refusal) => refusal,
    observeDate: (date) => clock?.observeDate(date),
    redact: createRedactor([token]),
    secrets: () => [token],
    stats: () => ({ credential: 'token', tokenEndsAtMs: null, clockAheadMs: clock?.offsetMs() ?? null }),
  }
}
