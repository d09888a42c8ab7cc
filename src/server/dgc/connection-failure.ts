import { type ConnectionFailure } from '../../contract/errors'
import { ProxyFailure } from './dispatcher'

/** As Node, OpenSSL and undici name them. */
const BY_CODE: Readonly<Record<string, ConnectionFailure>> = {
  ENOTFOUND: 'unknown_host',
  EAI_AGAIN: 'unknown_host',
  EAI_FAIL: 'unknown_host',
  EAI_NODATA: 'unknown_host',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'no_route',
  ENETUNREACH: 'no_route',
  EHOSTDOWN: 'no_route',
  ENETDOWN: 'no_route',
  EADDRNOTAVAIL: 'no_route',
  ETIMEDOUT: 'no_answer',
  UND_ERR_CONNECT_TIMEOUT: 'no_answer',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  CERT_HAS_EXPIRED: 'certificate_expired',
  CERT_NOT_YET_VALID: 'certificate_expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate_name',
  HOSTNAME_MISMATCH: 'certificate_name',
  EPROTO: 'tls_failed',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not_tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not_tls',
  ERR_SSL_HTTP_REQUEST: 'not_tls',
  ERR_SSL_UNKNOWN_PROTOCOL: 'not_tls',
}
/** The others of X.509 verification: an unknown or private CA, a chain that is not complete. */
const UNTRUSTED = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_)/

const PROXY_STATUS = /^Proxy response \((\d+)\)/
/** The status of a proxy that refuses the call. No upstream sends it. */
export const PROXY_AUTHENTICATION = 407

/** Why the connection for a call to `url` failed; null when that is not known. Nothing of the error itself is passed on. */
export function findConnectionFailure(error: unknown, url: URL): ConnectionFailure | null {
  if (!(error instanceof Error)) return null
  if (error instanceof ProxyFailure) {
    const failure = findConnectionFailure(error.cause, url)
    // The one that has its own remedy.
    return failure === 'certificate_untrusted' ? failure : 'proxy_failed'
  }
  const status = PROXY_STATUS.exec(error.message)?.[1]
  if (status !== undefined) return Number(status) === PROXY_AUTHENTICATION ? 'proxy_refused' : 'proxy_failed'
  if (isTlsRecord(error)) return url.protocol === 'http:' ? 'needs_tls' : null
  const code = fieldOf(error, 'code')
  if (typeof code !== 'string') return null
  return BY_CODE[code] ?? findTlsFailure(code)
}

function findTlsFailure(code: string): ConnectionFailure | null {
  if (UNTRUSTED.test(code)) return 'certificate_untrusted'
  return /^ERR_(?:SSL|TLS)_/.test(code) ? 'tls_failed' : null
}

/** A TLS server answers plain HTTP with an alert, which is no HTTP. */
function isTlsRecord(error: Error): boolean {
  const data = error.name === 'HTTPParserError' ? fieldOf(error, 'data') : null
  if (typeof data !== 'string') return false
  const [type = 0, version = 0] = Buffer.from(data.slice(0, 2), 'latin1')
  return type >= 0x14 && type <= 0x17 && version === 3
}

/** Web servers that notice it say so, in a response of 400. */
export const asksForTls = (status: number, body: string): boolean =>
  status === 400 &&
  /plain HTTP request was sent to HTTPS|HTTP request to an HTTPS server|plain HTTP to an SSL/i.test(body)

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
