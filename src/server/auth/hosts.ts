import { isIP } from 'node:net'
import { type AccessSettings } from '../settings/access'
import { bareHost, isLoopback } from '../settings/loopback'

/** A name by which this server was reached. */
export interface KnownHost {
  isLocal: boolean
  /** Reached by https, so that cookies and addresses may insist on it. */
  isSecure: boolean
  /** What the browser calls the origin of a page that came from here. */
  origins: readonly string[]
}

export interface Hosts {
  /** Null when it is no name of this server: somebody made a name of theirs point here. */
  find: (url: string) => KnownHost | null
}

const MAX_KNOWN = 256

/** `X-Forwarded-Host` and its like are never looked at. */
export function createHosts({ host, publicOrigins, answersToHost }: AccessSettings): Hosts {
  const found = new Map<string, KnownHost>()
  const urls = publicOrigins.map((origin) => new URL(origin))
  const own = answersToHost ? new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}`).hostname : null

  function look(origin: string): KnownHost | null {
    const { hostname } = new URL(origin)
    const listed = urls.filter((url) => url.hostname === hostname)
    const isLocal = isLoopback(hostname)
    if (listed.length === 0 && !isLocal && hostname !== own) return null
    const isSecure = listed.some(({ protocol }) => protocol === 'https:')
    const origins = listed.map((url) => url.origin)
    return { isLocal, isSecure, origins: isSecure ? origins : [...origins, origin] }
  }

  return {
    find: (url) => {
      const origin = originOf(url)
      const known = found.get(origin)
      if (known !== undefined) return known
      const looked = look(origin)
      // Each port makes another one.
      if (looked !== null && found.size < MAX_KNOWN) found.set(origin, looked)
      return looked
    },
  }
}

/** A name that is an address cannot be made to point elsewhere; probes of a platform come with one. */
export const isAddressHost = (url: string): boolean => isIP(bareHost(new URL(url).hostname)) > 0

const originOf = (url: string): string => {
  const end = url.indexOf('/', url.indexOf('//') + 2)
  return end < 0 ? url : url.slice(0, end)
}
