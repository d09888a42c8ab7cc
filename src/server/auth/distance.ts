import { isIPv4 } from 'node:net'
import { type Distance } from '../../contract/pairing'
import { formatClientKey } from '../http/client-address'

/** Between two client addresses; an empty one is not known, and so may be anywhere. */
export function measureDistance(one: string, other: string): Distance {
  if (one === '' || other === '') return 'elsewhere'
  if (one === other) return 'here'
  return networkOf(one) === networkOf(other) ? 'near' : 'elsewhere'
}

/** A /24 of IPv4, a /64 of IPv6: what a floor of an office usually has. */
const networkOf = (address: string): string =>
  isIPv4(address) ? address.replace(/\.\d+$/, '.0/24') : formatClientKey(address)
