import { BlockList, isIP, isIPv6 } from 'node:net'
import { type Context } from 'hono'
import { type Env } from './env'

/** An address from a socket or a header in one spelling: without port, brackets, zone or the IPv6 prefix of an IPv4 address. */
export function normalizeAddress(text: string | undefined): string | null {
  const trimmed = (text ?? '').trim().replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
  const bare = /^[\d.]+:\d+$/.test(trimmed) ? trimmed.replace(/:\d+$/, '') : trimmed
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? null : address
}

export type IsListed = (address: string | null) => boolean

/** Tests whether an address is in a list of addresses and CIDRs. */
export function createAddressList(listed: readonly string[]): IsListed {
  const list = new BlockList()
  for (const entry of listed) {
    const [text = '', prefix] = entry.split('/')
    const address = normalizeAddress(text) ?? text
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(text, Number(prefix), familyOf(text))
  }
  return (address) => address !== null && list.check(address, familyOf(address))
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

export const peerAddress = (c: Context<Env>): string | null =>
  normalizeAddress(c.env.incoming.socket.remoteAddress)

/**
 * The client behind known proxies: the last address of `X-Forwarded-For` that is none of theirs. What stands before it may
 * be forged by the client.
 */
export function findClientAddress(
  peer: string | null,
  forwardedFor: readonly string[],
  isProxy: IsListed,
): string | null {
  const chain = forwardedFor.join(',').split(',')
  let client = peer
  while (isProxy(client) && chain.length > 0) {
    const before = normalizeAddress(chain.pop())
    if (before === null) return client
    client = before
  }
  return client
}

/** The rate limit key of the client that sent a request. */
export function clientKey(c: Context<Env>, isProxy: IsListed): string {
  const forwardedFor = c.env.incoming.headersDistinct['x-forwarded-for'] ?? []
  return formatClientKey(findClientAddress(peerAddress(c), forwardedFor, isProxy))
}

/** One key for each IPv6 /64 network: a single subscriber has 2^64 addresses. */
export function formatClientKey(address: string | null): string {
  if (address === null) return 'unknown'
  return isIPv6(address) ? `${networkOf(address)}::/64` : address
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const given = [...(before ?? [])]
  if (tail !== undefined) while (given.length + (after?.length ?? 0) < 8) given.push('0')
  return [...given, ...(after ?? [])]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
