import type { CredentialSettings } from '../settings/upstream'
import { redactor } from './redact'

/** A request as it is about to leave: what a signature covers. */
export interface Outgoing {
  method: 'GET'
  url: URL
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
}

/** How this server proves upstream who it is. One for the life of the process. */
export interface Credential {
  /** The headers to add. It may have to fetch a token first, and throws an UpstreamError when it cannot. */
  headersFor: (outgoing: Outgoing) => Promise<Record<string, string>>
  /** DGC refused what `headersFor` gave (401). True when that could be renewed, and one more attempt makes sense. */
  renew: (refused: Readonly<Record<string, string>>) => Promise<boolean>
  /** Takes out of a text from upstream whatever must be seen nowhere. */
  redact: (text: string) => string
}

export function createCredential(settings: CredentialSettings): Credential {
  const { token } = settings
  return {
    headersFor: () => Promise.resolve({ 'x-auth-token': token }),
    renew: () => Promise.resolve(false),
    redact: redactor(token),
  }
}
