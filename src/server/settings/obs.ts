import { isIP } from 'node:net'
import { parseObsPath } from '../../lib/obs-path'
import { bare, endpointProblem } from './endpoint'
import { type CheckValue, type Variables } from './variables'

/** Where the logs of nodes are, and what of it may be read. */
export interface ObsSettings {
  /** Base address without a slash at its end; null: not known. */
  endpoint: string | null
  /** The bucket stands in the path instead of the host. Huawei's own addresses refuse that. */
  isPathStyle: boolean
  /** Null: DGC is asked with a token, which OBS does not take. */
  key: { ak: string; sk: string; securityToken?: string | null } | null
  /** The buckets that a log may be in. */
  buckets: readonly string[]
}

interface ObsContext {
  region: string | null
  mayBePlain: boolean
}

/** Checks the values; the project and the key are known later. */
export function readObs(
  variables: Variables,
  { region, mayBePlain }: ObsContext,
): (projectId: string, key: ObsSettings['key']) => ObsSettings {
  const isPathStyle = variables.flag('OBS_PATH_STYLE')
  const given = variables.text('OBS_ENDPOINT', obsProblem(mayBePlain, isPathStyle))
  const endpoint = given ?? (region === null ? null : `https://obs.${region}.myhuaweicloud.com`)
  const buckets = variables.text('LOG_BUCKETS', bucketsProblem) ?? 'dlf-log-{project}'
  return (projectId, key) => ({
    endpoint: endpoint === null ? null : bare(endpoint),
    isPathStyle,
    key: key && { ak: key.ak, sk: key.sk, securityToken: key.securityToken ?? null },
    buckets: splitList(buckets).map((bucket) => fillProject(bucket, projectId)),
  })
}

/** A bucket becomes a part of the host, unless it stands in the path. */
const obsProblem =
  (mayBePlain: boolean, isPathStyle: boolean): CheckValue =>
  (endpoint) => {
    const problem = endpointProblem(mayBePlain)(endpoint)
    if (problem !== null || isPathStyle) return problem
    const { hostname, pathname } = new URL(endpoint)
    if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) return 'is an IP address, which needs OBS_PATH_STYLE=1'
    return pathname === '/' ? null : 'must be without a path, unless OBS_PATH_STYLE=1'
  }

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const fillProject = (bucket: string, project: string): string =>
  bucket.replaceAll('{project}', () => project.toLowerCase())

const bucketsProblem: CheckValue = (text) => {
  const names = splitList(text)
  const isBucket = (name: string): boolean =>
    parseObsPath(`obs://${fillProject(name, 'project')}/key`) !== null
  return names.length > 0 && names.every(isBucket)
    ? null
    : 'must be names of buckets with commas between them; {project} stands for the project id'
}
