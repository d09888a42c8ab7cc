import { GMT8_MS, logFolder } from './nightly-plan'

/** Which log an object's key names. */
export interface LogPlace {
  /** The workspace's segment; empty in those that have none. */
  root: string
  job: string
  planMs: number
  /** Of a run that is not the only one of its job and plan. */
  id: string | null
  /** `<node>/<node>.job` */
  file: string
}

export interface LogNames {
  job: string
  planMs: number
  /** Older services put a space between day and time, newer ones an underscore. */
  isOlder: boolean
  root?: string | undefined
  id?: string | undefined
}

/** The key of the log of a node. DGC's documents do not say how runs with the same plan are told apart: the id is a guess. */
export function writeLogKey({ job, planMs, isOlder, root, id }: LogNames, node: string): string {
  const folder = isOlder ? logFolder(planMs) : logFolder(planMs).replace(' ', '_')
  return [root, id, job, folder, node, `${node}.job`].filter((part) => part !== undefined).join('/')
}

const KEY = /^(?:(.+)\/)?([^/]+)\/(\d{4}-\d\d-\d\d)[ _](\d\d)_(\d\d)_(\d\d\.\d{3})\/(.+)$/su

export function readLogKey(key: string): LogPlace | null {
  const [, before = '', job, day, hours, minutes, seconds, file] = KEY.exec(key) ?? []
  const planMs = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) - GMT8_MS
  if (job === undefined || file === undefined || Number.isNaN(planMs)) return null
  const [root = '', id = null] = /^\d{1,19}$/.test(before) ? ['', before] : before.split(/\/(?=\d{1,19}$)/)
  return { root, job, planMs, id, file }
}
