import { isLoopback } from './loopback'
import { type CheckValue } from './variables'

/** An address without a slash at its end. */
export const bare = (endpoint: string): string => endpoint.replace(/\/+$/, '')

/** Over plain http, the credential could be read in transit. */
export const endpointProblem =
  (mayBePlain: boolean): CheckValue =>
  (endpoint) => {
    if (!URL.canParse(endpoint)) return 'must be a URL'
    const { protocol, hostname, username, password, search, hash, pathname } = new URL(endpoint)
    if (protocol !== 'https:' && !(protocol === 'http:' && (mayBePlain || isLoopback(hostname)))) {
      return 'must begin with https:// (http:// is for this machine only, unless DGC_ALLOW_HTTP=1)'
    }
    const isBare =
      username === '' &&
      password === '' &&
      search === '' &&
      hash === '' &&
      !/[?#@\\%]|\/\.\.?(\/|$)/.test(endpoint)
    return isBare && /^[/\w.-]*$/.test(pathname) ? null : 'must be a base URL without user, query or fragment'
  }
