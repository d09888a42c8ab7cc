import { type RunRef, invalidPart } from '../../contract/run-ref'
import { UpstreamError } from './faults'
import { percentEncode } from './auth/signature'

/**
 * The upstream address of one run. A viewer chose its parts and our credential is sent to it, so the parts are checked first and the
 * result is compared with what a URL parser makes of it: `..` would have removed a segment. Throws an UpstreamError (`bad_address`).
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
