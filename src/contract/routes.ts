import { type RunRef } from './run-ref'
import { WALL_PARAMS } from './wall-params'

/** Every address, in and out, is built here. */

/** Encoded once. Half a surrogate pair becomes U+FFFD: to build an address must not throw while a page is drawn. */
const seg = (text: string) => encodeURIComponent(text.toWellFormed())

export const ROUTES = {
  lookUp: '/',
  status: '/status',
  instance: '/jobs/:job/instances/:id',
  wallAddress: '/wall/new',
} as const

const query = (workspace: string) => (workspace === '' ? '' : `?workspace=${seg(workspace)}`)

export const paths = {
  lookUp: () => ROUTES.lookUp,
  status: () => ROUTES.status,
  instance: ({ job, id, workspace }: RunRef) => `/jobs/${seg(job)}/instances/${seg(id)}${query(workspace)}`,
  /** Where the address of a wall is made; with a run, for that one. */
  wallAddress: (run?: RunRef) => {
    if (!run) return ROUTES.wallAddress
    const { job, id, workspace } = run
    const named = new URLSearchParams(workspace === '' ? { job, id } : { job, id, workspace })
    return `${ROUTES.wallAddress}?${named.toString()}`
  },
  apiInstance: ({ job, id, workspace }: RunRef) =>
    `/api/jobs/${seg(job)}/instances/${seg(id)}${query(workspace)}`,
  apiRaw: ({ job, id, workspace }: RunRef) =>
    `/api/jobs/${seg(job)}/instances/${seg(id)}/raw${query(workspace)}`,
  apiConfig: () => '/api/config',
  apiStatus: () => '/api/status',
}

/** How one reads: of the address of any page, so links within take them along. */
const READING = ['lang', 'theme', 'tz', ...WALL_PARAMS] as const

/** A path of ours with the language, theme, zone and wall that the present address names. */
export function keepViewParams(path: string, search: URLSearchParams): string {
  const [pathname = '', query = ''] = path.split('?')
  const next = new URLSearchParams(query)
  for (const name of READING) {
    const value = search.get(name)
    if (value !== null && !next.has(name)) next.set(name, value)
  }
  const text = next.toString()
  return text === '' ? pathname : `${pathname}?${text}`
}
