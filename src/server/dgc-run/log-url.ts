import { encodeKey, parseObsPath } from '../../lib/obs-path'
import { fillTemplate } from '../settings/log-url-template'
import { type LogPlace } from './to-run'

/** Parts that stay the same for all runs of this server. */
export interface LogScope {
  region: string | null
  project: string
}

/** The address of a log by the template, or null for a path that is not a plain `obs://` one. */
export function createLogUrl(
  template: string,
  scope: LogScope,
  { path, job, id, node }: LogPlace,
): string | null {
  const obs = parseObsPath(path)
  if (obs === null || !path.isWellFormed() || !node.isWellFormed()) return null
  return fillTemplate(template, {
    bucket: obs.bucket,
    key: encodeKey(obs.key),
    region: encodeURIComponent(scope.region ?? ''),
    project: encodeURIComponent(scope.project),
    job: encodeURIComponent(job),
    id: encodeURIComponent(id),
    node: encodeURIComponent(node),
  })
}
