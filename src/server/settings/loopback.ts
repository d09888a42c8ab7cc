import { isIP } from 'node:net'

/** `[::1]` of an address is `::1` of a socket. */
export const bareHost = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')

/** The names by which this machine reaches itself. */
export const isLoopback = (host: string): boolean => {
  const name = bareHost(host)
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
