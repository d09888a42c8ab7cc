import { isProbePath } from '../../contract/routes'
import { type IncomingRequest } from '../http/incoming'
import { errorReply } from '../http/reply'
import { type Hosts, type KnownHost, isAddressHost } from './hosts'

type Guarded = { host: KnownHost; refused?: never } | { host?: never; refused: Response }

const PROBED: KnownHost = { isLocal: true, isSecure: false, origins: [] }

/** Only by the names of this server: a page elsewhere can make its own name point here, and would then read the answers. */
export function findHost(hosts: Hosts, { url }: Pick<IncomingRequest, 'url'>, path: string): Guarded {
  const host = hosts.find(url)
  if (host !== null) return { host }
  if (isProbePath(path) && isAddressHost(url)) return { host: PROBED }
  return { refused: errorReply({ code: 'bad_address' }, {}, 421) }
}

/**
 * A page elsewhere cannot read the answers, yet its pictures and scripts could spend our calls. Following a link is fine; a
 * frame is not, though it navigates as well. On this machine each port is the same site, and what runs here is trusted.
 */
export function isStrange({ headers }: Pick<IncomingRequest, 'headers'>, { isLocal }: KnownHost): boolean {
  const site = headers.get('sec-fetch-site')
  const isElsewhere = site === 'cross-site' || (site === 'same-site' && !isLocal)
  return isElsewhere && headers.get('sec-fetch-dest') !== 'document'
}

/**
 * May a form have sent this? Browsers say where a request comes from, old ones and those without TLS by `Origin` alone. That
 * is `null` from a page that keeps its address to itself, as ours does: `lax` takes it where the cookie, which no other
 * site can make a browser send along, is proof enough.
 */
export function isOwnForm(
  { headers }: Pick<IncomingRequest, 'headers'>,
  { origins }: KnownHost,
  { lax = false } = {},
): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  return origin === 'null' ? lax : origin !== null && origins.includes(origin)
}

export const wrongMethod = (allow: string): Response => errorReply({ code: 'not_found' }, { allow }, 405)
