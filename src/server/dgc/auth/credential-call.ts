import { type Credential, type SignableRequest, type AuthHeaders } from './credential'
import { UpstreamError } from '../faults'

/**
 * Makes a call with what proves who we are, and once more when DGC refuses that and it could be renewed. There is no third
 * attempt: what is refused twice is refused. The call asks for its headers when it is about to leave, since a token may have been
 * renewed while it waited for its turn.
 */
export async function callWithCredential<T>(
  credential: Credential,
  outgoing: SignableRequest,
  call: (headersNow: () => Promise<AuthHeaders>) => Promise<T>,
): Promise<T> {
  const first = await attempt(credential, outgoing, call)
  if (first.refused === undefined) return first.done
  const isRenewed = await credential.renew(first.refused.sent)
  const last = isRenewed ? await attempt(credential, outgoing, call) : first
  if (last.refused === undefined) return last.done
  const { detail, sent } = last.refused
  throw new UpstreamError(credential.explain(detail, sent))
}

interface Refused {
  detail: UpstreamError['detail']
  sent: AuthHeaders
}

async function attempt<T>(
  credential: Credential,
  outgoing: SignableRequest,
  call: (headersNow: () => Promise<AuthHeaders>) => Promise<T>,
): Promise<{ done: T; refused?: never } | { refused: Refused }> {
  let sent: AuthHeaders | null = null
  const headersNow = async (): Promise<AuthHeaders> => {
    sent = null
    sent = await credential.headersFor(outgoing)
    return sent
  }
  try {
    return { done: await call(headersNow) }
  } catch (error) {
    // When nothing was sent it was not DGC that refused, and there is nothing to renew.
    const isRefusal = error instanceof UpstreamError && error.detail.code === 'credentials_refused'
    if (!isRefusal || sent === null) throw error
    return { refused: { detail: error.detail, sent } }
  }
}
