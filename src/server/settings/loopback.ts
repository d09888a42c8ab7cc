import { isIP } from 'node:net'

/** Without the brackets of an IPv6 address in a URL. */
export const bareHost = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')

/** Whether a host is a name of this machine for itself. */
export const isLoopback = (host: string): boolean => {
  // A dot may end a fully qualified name.
  const name = bareHost(host).replace(/\.$/, '')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
