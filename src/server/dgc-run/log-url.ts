import { encodeKey, parseObsPath } from '../../lib/obs-path'
import { type LogPlace } from './to-run'

/** Parts that stay the same for all runs of this server. */
export interface LogScope {
  region: string | null
  project: string
}

const PLACES = ['bucket', 'key', 'region', 'project', 'job', 'id', 'node']
/** What may stand in the host: parts that the settings or OBS's own rule for buckets keep to harmless characters. */
const HOST_PLACES = ['bucket', 'region', 'project']
const TOKEN = /\{([^{}]*)\}/g
/** The host must end in fixed text, else a log path could choose whose server the link opens. */
const SHAPE = /^https:\/\/([^/?#@\\]*\.[a-z][a-z0-9-]*(?::\d+)?)(\/[^\\]*)?$/i

/** What is wrong with a LOG_URL_TEMPLATE, in words, or null. */
export function templateProblem(template: string): string | null {
  const [, host, rest = ''] = SHAPE.exec(template) ?? []
  if (host === undefined) return 'must be an https address whose host ends in a fixed domain'
  const used = namesOf(host).concat(namesOf(rest))
  if (!used.every((name) => PLACES.includes(name))) return `knows only {${PLACES.join('}, {')}}`
  if (!namesOf(host).every((name) => HOST_PLACES.includes(name))) {
    return `allows only {${HOST_PLACES.join('}, {')}} in the host`
  }
  if (!used.includes('bucket') || !used.includes('key')) return 'must hold {bucket} and {key}'
  return isHttps(template.replaceAll(TOKEN, 'x')) ? null : 'must be an https address'
}

/** The address of a log by the template, or null for a path that is not a plain `obs://` one. */
export function logUrlOf(
  template: string,
  scope: LogScope,
  { path, job, id, node }: LogPlace,
): string | null {
  const obs = parseObsPath(path)
  if (obs === null || !path.isWellFormed() || !node.isWellFormed()) return null
  const parts: Readonly<Record<string, string>> = {
    bucket: obs.bucket,
    key: encodeKey(obs.key),
    region: encodeURIComponent(scope.region ?? ''),
    project: encodeURIComponent(scope.project),
    job: encodeURIComponent(job),
    id: encodeURIComponent(id),
    node: encodeURIComponent(node),
  }
  const url = template.replaceAll(TOKEN, (_, name: string) => parts[name] ?? '')
  return isHttps(url) ? url : null
}

const namesOf = (template: string): string[] => Array.from(template.matchAll(TOKEN), ([, name]) => name ?? '')

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:'
}
