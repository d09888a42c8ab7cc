import { bare, endpointProblem } from './endpoint'
import { type ObsSettings, readObs } from './obs'
import { type ProxySettings, readProxy } from './proxy'
import { type CheckValue, type Variables, WrongSetting } from './variables'

/** How this server authenticates to the upstream. */
export type CredentialSettings =
  /** Every request is signed; `securityToken` belongs to a temporary key. */
  | { kind: 'aksk'; ak: string; sk: string; securityToken?: string | null }
  /** A given IAM token, which is not renewed. */
  | { kind: 'token'; token: string }
  /** IAM issues tokens for these, and the server renews them. */
  | { kind: 'password'; iamEndpoint: string; domain: string; user: string; password: string }

export interface Upstream {
  /** Base address of the V1 API, without a slash at its end. */
  endpoint: string
  projectId: string
  credential: CredentialSettings
  /** Null or left out: direct connections, as to the demo. */
  proxy?: ProxySettings | null
  obs: ObsSettings
}

/** A value that becomes part of an upstream path or header. */
export const SEGMENT = /^[0-9A-Za-z_-]{1,64}$/
export const SEGMENT_WHY = 'must be 1 to 64 letters, digits, - or _'

const AK = 'HUAWEICLOUD_SDK_AK'
const SK = 'HUAWEICLOUD_SDK_SK'
const IAM = 'HUAWEICLOUD_SDK_IAM_ENDPOINT'

/** Null: no DGC is configured, and the demo runs instead. */
export function readUpstream(variables: Variables, region: string | null): Upstream | null {
  const mayBePlain = variables.flag('DGC_ALLOW_HTTP')
  const given = variables.text('DGC_ENDPOINT', endpointProblem(mayBePlain))
  const endpoint = given ?? (region === null ? null : `https://dayu-dlf.${region}.myhuaweicloud.com`)
  const projectId = variables.match('HUAWEICLOUD_SDK_PROJECT_ID', SEGMENT, SEGMENT_WHY)
  const obs = readObs(variables, { region, mayBePlain })
  const key = readKey(variables)
  const kinds = [
    key,
    readToken(variables),
    readPassword(variables, variables.text(IAM, endpointProblem(mayBePlain)), region),
  ]
  if (endpoint === null) return null
  if (projectId === null) throw new WrongSetting('HUAWEICLOUD_SDK_PROJECT_ID', 'is required')
  // All are checked: half of one kind is a mistake even when another kind is complete.
  const credential = kinds.map((kind) => kind()).find((kind) => kind !== null)
  if (credential === undefined) {
    const others = 'DGC_AUTH_TOKEN, or IAM_DOMAIN, IAM_USER and IAM_PASSWORD'
    throw new WrongSetting(AK, `is required, with ${SK}; or one of the others: ${others}`)
  }
  return {
    endpoint: bare(endpoint),
    projectId,
    credential,
    proxy: readProxy(variables),
    obs: obs(projectId, key()),
  }
}

/** Values are checked when they are read; that they are complete, only when a DGC is configured. */
type Kind<T = CredentialSettings> = () => T | null
type KeySettings = Extract<CredentialSettings, { kind: 'aksk' }>

const missing = (name: string, partner: string): WrongSetting =>
  new WrongSetting(name, `is required with ${partner}`)

const visible: CheckValue = (value) =>
  /^[\u0021-\u007e]+$/.test(value) ? null : 'must be one line of printable ASCII without spaces'

function readKey(variables: Variables): Kind<KeySettings> {
  const ak = variables.secret(AK, (value) =>
    /^[0-9A-Za-z_-]{1,128}$/.test(value) ? null : 'must be 1 to 128 letters, digits, - or _',
  )
  const sk = variables.secret(SK, visible)
  const securityToken = variables.secret('HUAWEICLOUD_SDK_SECURITY_TOKEN', visible)
  return () => {
    if (ak === null && sk === null && securityToken === null) return null
    if (ak === null) throw missing(AK, sk === null ? 'HUAWEICLOUD_SDK_SECURITY_TOKEN' : SK)
    if (sk === null) throw missing(SK, AK)
    return { kind: 'aksk', ak, sk, securityToken }
  }
}

function readToken(variables: Variables): Kind {
  const token = variables.secret('DGC_AUTH_TOKEN', visible)
  return () => (token === null ? null : { kind: 'token', token })
}

/** A text that people type: any script, but no control characters. */
const typed: CheckValue = (value) =>
  /^[^\p{Cc}\p{Cs}\u2028\u2029]{1,255}$/u.test(value) ? null : 'must be one line of at most 255 characters'

function readPassword(variables: Variables, iam: string | null, region: string | null): Kind {
  const domain = variables.text('IAM_DOMAIN', typed)
  const user = variables.text('IAM_USER', typed)
  const password = variables.secret('IAM_PASSWORD', typed)
  const iamEndpoint = iam ?? (region === null ? null : `https://iam.${region}.myhuaweicloud.com`)
  return () => {
    if (domain === null && user === null && password === null) return null
    if (domain === null) throw missing('IAM_DOMAIN', user === null ? 'IAM_PASSWORD' : 'IAM_USER')
    if (user === null) throw missing('IAM_USER', password === null ? 'IAM_DOMAIN' : 'IAM_PASSWORD')
    if (password === null) throw missing('IAM_PASSWORD', 'IAM_USER')
    if (iamEndpoint === null) throw new WrongSetting(IAM, 'is required when DGC_REGION is not set')
    return { kind: 'password', iamEndpoint: bare(iamEndpoint), domain, user, password }
  }
}
