import { BlockList, isIP } from 'node:net'
import { LRUCache } from 'lru-cache'

const MAX_KNOWN = 1000

/** An address as sockets and headers give it, in one spelling: an IPv4 address may come wrapped in IPv6, a local one with its zone. */
export function plainAddress(text: string | undefined): string | null {
  const trimmed = (text ?? '').trim().replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
  const bare = /^[\d.]+:\d+$/.test(trimmed) ? trimmed.replace(/:\d+$/, '') : trimmed
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? null : address
}

export type IsListed = (address: string | null) => boolean

/** Tells whether an address is one of those listed, each an address or a CIDR. */
export function addressList(listed: readonly string[]): IsListed {
  const list = new BlockList()
  for (const one of listed) {
    const [text = '', prefix] = one.split('/')
    const address = plainAddress(text) ?? text
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(text, Number(prefix), familyOf(text))
  }
  if (listed.length === 0) return () => false
  // Each look makes objects that cost more than all the rest of a poll, and the same few come again and again.
  const known = new LRUCache<string, boolean>({ max: MAX_KNOWN })
  return (address) => {
    if (address === null) return false
    const isKnown = known.get(address)
    if (isKnown !== undefined) return isKnown
    const isOne = list.check(address, familyOf(address))
    known.set(address, isOne)
    return isOne
  }
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * The client behind proxies that are known: of `X-Forwarded-For`, the last address that none of them has. What stands
 * before it may have been written by anybody.
 */
export function clientBehind(
  peer: string | null,
  forwardedFor: readonly string[],
  isProxy: IsListed,
): string | null {
  const chain = forwardedFor.join(',').split(',')
  let client = peer
  while (isProxy(client) && chain.length > 0) {
    const before = plainAddress(chain.pop())
    if (before === null) return client
    client = before
  }
  return client
}
