import { parseObsPath } from '../../lib/obs-path'

/** What the path of a log says of its node. */
export interface LogPath {
  job: string
  node: string | null
  /** The planned time of the run: the service names folders by UTC+08:00. */
  planMs: number | null
}

const FOLDER = /^(\d{4}-\d{2}-\d{2})[ _](\d{2})_(\d{2})_(\d{2})(\.\d{1,3})?$/
const ZONE = '+08:00'

function readPlan(segment: string): number | null {
  const [, date, hour, minute, second, rest = ''] = FOLDER.exec(segment) ?? []
  if (date === undefined) return null
  const ms = Date.parse(`${date}T${hour}:${minute}:${second}${rest}${ZONE}`)
  return Number.isNaN(ms) ? null : ms
}

/** Reads `obs://bucket/…/job/2026-11-27_02_00_00.000/node/node.job`, or any path with a segment that names a known job; else null. */
export function parseLogPath(text: string, isJob: (name: string) => boolean): LogPath | null {
  const path = parseObsPath(text.trim())
  if (!path) return null
  const segments = path.key.split('/')
  const folder = segments.findIndex((segment) => readPlan(segment) !== null)
  const before = segments[folder - 1]
  if (folder > 0 && before !== undefined) {
    const hasNode = folder + 2 < segments.length
    return {
      job: before,
      node: hasNode ? (segments[folder + 1] ?? null) : null,
      planMs: readPlan(segments[folder] ?? ''),
    }
  }
  const job = segments.find(isJob)
  return job === undefined ? null : { job, node: null, planMs: null }
}
