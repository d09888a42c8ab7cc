import { isLoopback } from './loopback'
import { type Variables, WrongSetting } from './variables'

/** How this server proves upstream who it is. */
export type CredentialSettings = { kind: 'token'; token: string }

export interface Upstream {
  /** Base address of the V1 API, without a slash at its end. */
  endpoint: string
  projectId: string
  credential: CredentialSettings
}

/** What becomes a part of a path or of a header upstream. */
export const SEGMENT = /^[0-9A-Za-z_-]{1,64}$/
export const SEGMENT_WHY = 'must be 1 to 64 letters, digits, - or _'
const TOKEN = /^[\u0021-\u007e]+$/

/** Null: no DGC is named, and the demo runs in its place. */
export function readUpstream(variables: Variables, region: string | null): Upstream | null {
  const given = variables.text('DGC_ENDPOINT', endpointProblem)
  const endpoint = given ?? (region === null ? null : `https://dayu-dlf.${region}.myhuaweicloud.com`)
  const projectId = variables.match('HUAWEICLOUD_SDK_PROJECT_ID', SEGMENT, SEGMENT_WHY)
  const token = variables.secret('DGC_AUTH_TOKEN', (value) =>
    TOKEN.test(value) ? null : 'must be one line of printable ASCII without spaces',
  )
  if (endpoint === null) return null
  if (projectId === null) throw new WrongSetting('HUAWEICLOUD_SDK_PROJECT_ID', 'is required')
  if (token === null) throw new WrongSetting('DGC_AUTH_TOKEN', 'is required')
  return { endpoint: endpoint.replace(/\/+$/, ''), projectId, credential: { kind: 'token', token } }
}

/** A plain http address would show the credential to everyone on the way. */
function endpointProblem(endpoint: string): string | null {
  if (!URL.canParse(endpoint)) return 'must be a URL'
  const { protocol, hostname, username, password, search, hash, pathname } = new URL(endpoint)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    return 'must begin with https:// (http:// is for this machine only)'
  }
  const isBare =
    username === '' &&
    password === '' &&
    search === '' &&
    hash === '' &&
    !/[?#@\\%]|\/\.\.?(\/|$)/.test(endpoint)
  return isBare && /^[/\w.-]*$/.test(pathname) ? null : 'must be a base URL without user, query or fragment'
}
