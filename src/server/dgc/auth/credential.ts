import { type ErrorDetail } from '../../../contract/errors'
import { type ServerStatus } from '../../../contract/server-status'
import { type Clock } from '../../../lib/time/clock'
import { type ProxySettings } from '../../settings/proxy'
import { type CredentialSettings } from '../../settings/upstream'
import { type UpstreamClock } from './upstream-clock'

/** A request as it is about to leave: what a signature covers. */
export interface SignableRequest {
  method: 'GET'
  url: URL
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
}

export type AuthHeaders = Readonly<Record<string, string>>

/** What the server status says of the credential. */
type CredentialStats = {
  credential: CredentialSettings['kind']
} & Pick<ServerStatus['upstream'], 'tokenEndsAtMs' | 'clockAheadMs'>

/** How this server proves its identity to DGC. One for the life of the process. */
export interface Credential {
  /** The headers to add. It may have to fetch a token first, and throws an UpstreamError when it cannot. */
  createHeaders: (outgoing: SignableRequest) => Promise<AuthHeaders>
  /**
   * To be called when DGC refused these headers (401). True when one more attempt makes sense, since the credential is or was renewed.
   * Throws an UpstreamError when it could not be renewed.
   */
  renew: (refused: AuthHeaders) => Promise<boolean>
  /** DGC refused these headers for good: the error to report. */
  explainRefusal: (refusal: ErrorDetail, refused: AuthHeaders) => ErrorDetail
  /** Takes the Date header of any upstream response. */
  observeDate: (date: string | null) => void
  /** Removes from upstream text what must not be shown. */
  redact: (text: string) => string
  /** What `redact` removes, for a text that another thread reads. */
  secrets: () => readonly string[]
  stats: () => CredentialStats
}

export interface CredentialDeps {
  clock: Clock
  /** Writes one line for the operator. */
  log: (line: string) => void
  projectId: string
  /** Of one call to IAM, in all. */
  timeoutMs?: number
  proxy?: ProxySettings | null
}

/** What each kind of credential is created with. */
export interface CredentialContext extends Required<CredentialDeps> {
  upstreamClock: UpstreamClock
}
