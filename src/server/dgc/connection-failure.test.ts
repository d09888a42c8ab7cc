import { describe, expect, it } from 'vitest'
import { type ConnectionFailure } from '../../contract/errors'
import { asksForTls, findConnectionFailure } from './connection-failure'
import { ProxyFailure } from './dispatcher'

const DGC = new URL('https://dgc.example/v1')

const failed = (fields: object, message = ''): Error => Object.assign(new Error(message), fields)

describe('why there is no connection', () => {
  it.each<[string, ConnectionFailure]>([
    ['ENOTFOUND', 'unknown_host'],
    ['EAI_AGAIN', 'unknown_host'],
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'no_route'],
    ['ENETUNREACH', 'no_route'],
    ['ETIMEDOUT', 'no_answer'],
    ['UND_ERR_CONNECT_TIMEOUT', 'no_answer'],
    ['ECONNRESET', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate_untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate_untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate_untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate_untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT', 'certificate_untrusted'],
    ['CERT_SIGNATURE_FAILURE', 'certificate_untrusted'],
    ['CERT_HAS_EXPIRED', 'certificate_expired'],
    ['CERT_NOT_YET_VALID', 'certificate_expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate_name'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'not_tls'],
    ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'not_tls'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls_failed'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls_failed'],
  ])('%s: %s', (code, failure) => {
    expect(findConnectionFailure(failed({ code }), DGC)).toBe(failure)
  })

  it.each([
    ['another code', failed({ code: 'UND_ERR_HEADERS_TIMEOUT' })],
    ['no code', new Error('ENOTFOUND')],
    ['no error', { code: 'ENOTFOUND' }],
  ])('%s says nothing', (_, error) => {
    expect(findConnectionFailure(error, DGC)).toBeNull()
  })

  it.each<[string, Error, ConnectionFailure]>([
    ['its unknown name', new ProxyFailure(failed({ code: 'ENOTFOUND' })), 'proxy_failed'],
    ['its silence', new ProxyFailure(failed({ code: 'UND_ERR_HEADERS_TIMEOUT' })), 'proxy_failed'],
    [
      'its certificate, which has a hint',
      new ProxyFailure(failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })),
      'certificate_untrusted',
    ],
    [
      'a refusal',
      failed(
        { code: 'UND_ERR_ABORTED', name: 'AbortError' },
        'Proxy response (503) !== 200 when HTTP Tunneling',
      ),
      'proxy_failed',
    ],
    [
      'a lack of credentials',
      failed({ name: 'AbortError' }, 'Proxy response (407) !== 200 when HTTP Tunneling'),
      'proxy_refused',
    ],
  ])('the proxy is known by %s', (_, error, failure) => {
    expect(findConnectionFailure(error, DGC)).toBe(failure)
  })
})

it.each([
  [400, '<center>The plain HTTP request was sent to HTTPS port</center>', true],
  [400, 'Client sent an HTTP request to an HTTPS server.', true],
  [400, "Reason: You're speaking plain HTTP to an SSL-enabled server port.", true],
  [400, '{"error_code":"DLF.0137"}', false],
  [502, 'The plain HTTP request was sent to HTTPS port', false],
])('%i %s: a port with TLS is known (%s)', (status, body, expected) => {
  expect(asksForTls(status, body)).toBe(expected)
})
