import { type CheckValue, type Variables } from './variables'

/** The way out of this network, for the upstream only. Addresses may hold a name and a password. */
export interface ProxySettings {
  /** For http addresses. */
  http: string | null
  /** For https addresses; without it, the one for http. */
  https: string | null
  /** Hosts that are reached directly, as in NO_PROXY. */
  bypass: string
}

/** Null when no proxy is set. Of two spellings the lower-case one counts, as with curl. */
export function readProxy(variables: Variables): ProxySettings | null {
  const http = readAddress(variables, 'http_proxy')
  const https = readAddress(variables, 'https_proxy')
  if (http === null && https === null) return null
  return { http, https, bypass: variables.text('no_proxy') ?? variables.text('NO_PROXY') ?? '' }
}

function readAddress(variables: Variables, name: string): string | null {
  const value = variables.text(name, proxyProblem) ?? variables.text(name.toUpperCase(), proxyProblem)
  return value === null ? null : withScheme(value)
}

/** `proxy.example:3128` is common. */
const withScheme = (value: string): string =>
  /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`

const proxyProblem: CheckValue = (value) => {
  const address = withScheme(value)
  if (!URL.canParse(address)) return 'must be a URL'
  const { protocol, username, password } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return 'must begin with http:// or https://'
  return decode(username) === null || decode(password) === null
    ? 'must have its name and password percent-encoded'
    : null
}

/** Gives the text, since the build drops a call that only throws. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
