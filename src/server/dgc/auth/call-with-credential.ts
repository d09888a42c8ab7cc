import { UpstreamError } from '../faults'
import { type AuthHeaders, type Credential, type SignableRequest } from './credential'

type Call<T> = (createHeaders: () => Promise<AuthHeaders>) => Promise<T>

/**
 * Makes a call with a credential, and once more when DGC refuses that and it could be renewed; never a third time. The call asks for its
 * headers when it is about to leave, since a token may have been renewed while it waited for the budget.
 */
export async function callWithCredential<T>(
  credential: Credential,
  outgoing: SignableRequest,
  call: Call<T>,
): Promise<T> {
  const first = await attempt(credential, outgoing, call)
  if (first.refused === undefined) return first.value
  const isRenewed = await credential.renew(first.refused.headers)
  const last = isRenewed ? await attempt(credential, outgoing, call) : first
  if (last.refused === undefined) return last.value
  const { detail, headers } = last.refused
  throw new UpstreamError(credential.explainRefusal(detail, headers))
}

interface Refused {
  detail: UpstreamError['detail']
  headers: AuthHeaders
}

async function attempt<T>(
  credential: Credential,
  outgoing: SignableRequest,
  call: Call<T>,
): Promise<{ value: T; refused?: never } | { refused: Refused }> {
  let sent: AuthHeaders | null = null
  const createHeaders = async (): Promise<AuthHeaders> => {
    sent = null
    sent = await credential.createHeaders(outgoing)
    return sent
  }
  try {
    return { value: await call(createHeaders) }
  } catch (error) {
    // When no headers were sent it was IAM that refused, and there is nothing to renew.
    const isRefusal = error instanceof UpstreamError && error.detail.code === 'credentials_refused'
    if (!isRefusal || sent === null) throw error
    return { refused: { detail: error.detail, headers: sent } }
  }
}
