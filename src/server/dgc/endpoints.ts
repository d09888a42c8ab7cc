import { type RunRef, invalidPart } from '../../contract/run-ref'
import { UpstreamError } from './faults'
import { percentEncode } from './auth/signature'

/**
 * The address of one run upstream. Our credential is spent on it while a caller chose its parts, so they are checked first,
 * and the result is compared with what a URL parser makes of it: `..` would have taken a segment away.
 */
export function runEndpoint(endpoint: string, projectId: string, ref: RunRef): URL {
  const field = invalidPart(ref)
  if (field !== null) throw new UpstreamError({ code: 'bad_address', field })
  const base = new URL(endpoint)
  const root = base.pathname.replace(/\/+$/, '')
  const path = `${root}/v1/${percentEncode(projectId)}/jobs/${percentEncode(ref.job)}/instances/${ref.id}`
  const url = new URL(path, base.origin)
  const segments = root.split('/').length + 6
  const isAsBuilt =
    url.origin === base.origin && url.pathname === path && url.search === '' && url.hash === ''
  if (!isAsBuilt || path.split('/').length !== segments) {
    throw new UpstreamError({ code: 'bad_address', field: 'job' })
  }
  return url
}
