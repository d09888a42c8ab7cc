import { isIPv6 } from 'node:net'

/** Who asks. */
export interface Viewer {
  /** Null when this server does not know. */
  user: string | null
  /** Whose budget is spent: the user's, or that of the address. */
  client: string
  canSignOut: boolean
}

export const userClient = (user: string): string => `user ${user}`

/** One key for each household: whoever has one IPv6 address has 2^64 of them. */
export function addressClient(address: string | null): string {
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
