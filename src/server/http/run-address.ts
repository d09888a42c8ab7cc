import { type Context } from 'hono'
import { type ErrorDetail } from '../../contract/errors'
import { isLatestWord } from '../../contract/job-run'
import { type RunPathParams, matchRoute } from '../../contract/routes'
import { type JobRef, type RunRef, invalidPart } from '../../contract/run-ref'
import { MAX_DATE_MS } from '../../contract/time'
import { type Env } from './env'

/** The path as it was sent. A URL parser would resolve its dots, and frameworks differ in what they decode. */
export function readRawPath(target: string | undefined, url: string): string {
  const path = target?.startsWith('/') === true ? target.replace(/[?#].*$/s, '') : new URL(url).pathname
  return path === '' ? '/' : path
}

/** A path without that of the proxy in front. Some proxies take it off themselves. */
export function withoutBase(path: string, basePath: string): string {
  const rest = path.startsWith(basePath) ? path.slice(basePath.length) : path
  if (rest.startsWith('/')) return rest
  return rest === '' || rest.startsWith('?') ? `/${rest}` : path
}

type ParsedRef = { ref: RunRef; problem?: never } | { ref?: never; problem: ErrorDetail }
type ParsedJob = { ref: JobRef; problem?: never } | { ref?: never; problem: ErrorDetail }

/** The run that an API address names, each part decoded exactly once. Its id may be one of LATEST_WORDS. */
export function parseRunAddress(c: Context<Env>): ParsedRef {
  const { job, id } = matchRoute(c.req.path)?.run ?? { job: null, id: null }
  if (id === null || !isLatestWord(id)) return parseParts(c, { job, id })
  const { ref, problem } = parseParts(c, { job, id: ANY_ID })
  return problem === undefined ? { ref: { ...ref, id } } : { problem }
}

/** The job that an API address names. */
export const parseJobAddress = (c: Context<Env>): ParsedJob =>
  parseParts(c, { job: matchRoute(c.req.path)?.job ?? null, id: ANY_ID })

/** The workspace that an API address names; empty when it names none. */
export const parseWorkspace = (c: Context<Env>): ParsedJob => parseParts(c, { job: ANY_JOB, id: ANY_ID })

/** Valid placeholders, for addresses without a job or an id. */
const ANY_JOB = 'any'
const ANY_ID = '1'

function parseParts(c: Context<Env>, { job, id }: RunPathParams): ParsedRef {
  const workspaces = c.req.queries('workspace') ?? []
  const [workspace = ''] = workspaces
  // Of two workspaces, a proxy on the way may have checked the other one.
  if (workspaces.length > 1) return { problem: { code: 'bad_address', field: 'workspace' } }
  const field = invalidPart({ job, id, workspace })
  if (field === null && job !== null && id !== null) return { ref: { job, id, workspace } }
  return { problem: { code: 'bad_address', field: field ?? 'job' } }
}

type ParsedMs = { ms: number | null; problem?: never } | { ms?: never; problem: ErrorDetail }

/** Epoch ms of a parameter; null where the address has none. */
export function parseMs(c: Context<Env>, field: 'at' | 'from' | 'to'): ParsedMs {
  const text = c.req.query(field)
  if (text === undefined) return { ms: null }
  const ms = /^\d{1,16}$/.test(text) ? Number(text) : 0
  return ms > 0 && ms <= MAX_DATE_MS ? { ms } : { problem: { code: 'bad_address', field } }
}
