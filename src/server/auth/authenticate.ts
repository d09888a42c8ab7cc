import { ASSETS_PREFIX, ROUTES, isApiPath, isProbePath } from '../../contract/routes'
import { type IncomingRequest } from '../http/incoming'
import { type IncomingMessage } from 'node:http'
import { type Clock } from '../../lib/time/clock'
import { type Log } from '../observability/log'
import { errorReply } from '../http/reply'
import { SECURITY_HEADERS, secureHeaders, securityHeaders } from '../http/security-headers'
import { type AccessMode, type AccessSettings } from '../settings/access'
import { type IsListed, addressList, clientBehind, plainAddress } from './client-address'
import { findHost, isStrange, wrongMethod } from './request-guard'
import { type KnownHost, createHosts } from './hosts'
import { namedUser } from './proxy-user'
import { createSignIn } from './sign-in'
import { refusalPage, signInPage } from './sign-in-page'
import { type Viewer, addressClient, userClient } from './viewer'

export interface Arrival {
  request: IncomingRequest
  /** As it was sent: both the router and this go by the same spelling. */
  path: string
  /** Node's own request; a test without a socket has none. */
  incoming: IncomingMessage | undefined
}

type Headers = Readonly<Record<string, string>>

/** Somebody who may look, or the answer for somebody who may not; and what is to be said in the headers of either. */
export type AuthResult =
  | { viewer: Viewer; refused?: never; headers: Headers }
  | { viewer?: never; refused: Response; headers: Headers }

export interface Access {
  admit: (arrival: Arrival) => AuthResult | Promise<AuthResult>
}

type Verdict = { viewer: Viewer; cookie?: string | null } | Response
type Judge = (arrival: Arrival, host: KnownHost) => Verdict | Promise<Verdict>

interface AccessDeps {
  clock: Clock
  log: Pick<Log, 'warn'>
  /** Of the scripts within the page; without a page there are none. */
  scriptHashes?: readonly string[] | undefined
}

/** Stands before every route: by which name, from which page and with which method it was asked, and by whom. */
export function createAccess(settings: AccessSettings, deps: AccessDeps): Access {
  const hosts = createHosts(settings)
  const judge = createJudge(settings.mode, addressList(settings.relays), deps)
  const [plain, secure] = [securityHeaders(deps.scriptHashes ?? []), secureHeaders(deps.scriptHashes ?? [])]

  function admit(arrival: Arrival): AuthResult | Promise<AuthResult> {
    const { request, path } = arrival
    const { host, refused } = findHost(hosts, request, path)
    if (refused !== undefined) return { refused, headers: SECURITY_HEADERS }
    const headers = host.isSecure ? secure : plain
    if (isStrange(request, host)) return { refused: errorReply({ code: 'forbidden' }), headers }
    const verdict = judge(arrival, host)
    return verdict instanceof Promise
      ? verdict.then((one) => admission(one, headers))
      : admission(verdict, headers)
  }

  return { admit }
}

function admission(verdict: Verdict, headers: Headers): AuthResult {
  if (verdict instanceof Response) return { refused: verdict, headers }
  const { viewer, cookie } = verdict
  return { viewer, headers: cookie ? { ...headers, 'set-cookie': cookie } : headers }
}

function createJudge(mode: AccessMode, isRelay: IsListed, deps: AccessDeps): Judge {
  switch (mode.kind) {
    case 'local':
    case 'anonymous':
      return readOnly((arrival) => ({ viewer: nobody(addressOf(arrival, isRelay)) }))
    case 'users':
      return judgeUsers(mode, isRelay, deps)
    case 'proxy':
      return readOnly(judgeProxied(mode))
  }
}

/** Nothing here changes anything, so only reading is served. */
const readOnly =
  (judge: Judge): Judge =>
  (arrival, host) =>
    isReading(arrival) ? judge(arrival, host) : wrongMethod('GET, HEAD')

function judgeUsers(mode: AccessMode & { kind: 'users' }, isRelay: IsListed, deps: AccessDeps): Judge {
  const door = createSignIn({ ...mode, ...deps })
  return (arrival, host) => {
    const { request, path, incoming } = arrival
    const isPage = !isApiPath(path) && !isOpen(path)
    if (isPage && request.method === 'POST') {
      if (path === ROUTES.signOut) return door.signOut(request, host)
      const { pathname, search } = new URL(request.url)
      const target = incoming?.url ?? pathname + search
      return door.signIn(request, { host, address: addressOf(arrival, isRelay), target })
    }
    if (!isReading(arrival)) return wrongMethod(isPage ? 'GET, HEAD, POST' : 'GET, HEAD')
    // Answers that anybody may keep must carry nobody's cookie.
    if (isOpen(path)) return { viewer: nobody(addressOf(arrival, isRelay)) }
    const session = door.sessionOf(request, host)
    if (session !== null) {
      const { user } = session
      return {
        viewer: { user, client: userClient(user), canSignOut: true },
        cookie: door.renewal(session, host),
      }
    }
    return isApiPath(path) ? errorReply({ code: 'signed_out' }) : signInPage(request, { status: 401 })
  }
}

function judgeProxied({ proxies, userHeader }: AccessMode & { kind: 'proxy' }): Judge {
  const isProxy = addressList(proxies)
  return (arrival) => {
    const { request, path, incoming } = arrival
    // Whatever else somebody writes who comes from elsewhere is a claim.
    if (!isProxy(plainAddress(incoming?.socket.remoteAddress))) {
      if (isProbePath(path)) return { viewer: nobody(addressOf(arrival, isProxy)) }
      return isApiPath(path)
        ? errorReply({ code: 'forbidden' })
        : refusalPage(request, 'elsewhere', { status: 403 })
    }
    const user = namedUser(incoming?.headersDistinct[userHeader])
    if (user !== null) return { viewer: { user, client: userClient(user), canSignOut: false } }
    if (isOpen(path)) return { viewer: nobody(addressOf(arrival, isProxy)) }
    return isApiPath(path)
      ? errorReply({ code: 'signed_out' })
      : refusalPage(request, 'nobody', { status: 401 })
  }
}

const isReading = ({ request: { method } }: Arrival): boolean => method === 'GET' || method === 'HEAD'

const OPEN = new Set(['/sign-in.css', '/favicon.svg', '/robots.txt'])

/** What tells nothing of any run: the sign-in page needs some of it, and a cache in front may keep it. */
const isOpen = (path: string): boolean =>
  OPEN.has(path) || path.startsWith(ASSETS_PREFIX) || isProbePath(path)

const nobody = (address: string): Viewer => ({ user: null, client: address, canSignOut: false })

function addressOf({ incoming }: Arrival, isRelay: IsListed): string {
  const peer = plainAddress(incoming?.socket.remoteAddress)
  const forwarded = isRelay(peer) ? (incoming?.headersDistinct['x-forwarded-for'] ?? []) : []
  return addressClient(clientBehind(peer, forwarded, isRelay))
}
