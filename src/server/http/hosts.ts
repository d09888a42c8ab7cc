import { isIP } from 'node:net'
import { type AccessSettings } from '../settings/access'
import { bareHost, isLoopback } from '../settings/loopback'

/** A host name by which this server was reached. */
export interface KnownHost {
  isLocal: boolean
  /** Reached by https, so that cookies and headers may insist on it. */
  isSecure: boolean
  /** The origins of pages that were loaded from here. */
  origins: readonly string[]
  /** The path under which browsers find this server, without a slash at its end. */
  basePath: string
}

/** Null for a URL whose host is no name of this server. */
export type FindHost = (url: string) => KnownHost | null

/** Knows the names of this server. `X-Forwarded-Host` and the like are ignored. */
export function createHosts({ host, publicOrigins, basePath, answersToHost }: AccessSettings): FindHost {
  const publicUrls = publicOrigins.map((origin) => new URL(origin))
  const own = answersToHost ? new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}`).hostname : null
  return (url) => {
    const { hostname, origin } = new URL(url)
    const listed = publicUrls.filter((known) => known.hostname === hostname)
    const isLocal = isLoopback(hostname)
    if (listed.length === 0 && !isLocal && hostname !== own) return null
    const isSecure = listed.some(({ protocol }) => protocol === 'https:')
    const origins = listed.map((known) => known.origin)
    return { isLocal, isSecure, origins: isSecure ? origins : [...origins, origin], basePath }
  }
}

/** An IP address cannot be made to point elsewhere by DNS; health probes of a platform use one. */
export const isAddressHost = (url: string): boolean => isIP(bareHost(new URL(url).hostname)) > 0
