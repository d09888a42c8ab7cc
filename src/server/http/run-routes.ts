import { type Context, type Handler } from 'hono'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type RunRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { UpstreamError } from '../dgc/faults'
import { type CompressedBody } from '../runs/compressed-body'
import { UnreadableRun } from '../runs/reader/run-reader'
import { type ShownRun } from '../runs/kept-runs'
import { type Snapshot } from '../runs/run-cache'
import { type Runs } from '../runs/runs'
import { bodyResponse } from './body-response'
import { type Env } from './env'
import { errorResponse } from './error-response'
import { parseRunAddress } from './run-address'
import { SANDBOX_CSP } from './security-headers'

export interface RunRouteDeps {
  runs: Pick<Runs, 'read'>
  /** Used when the address names no workspace; empty when there is none. */
  workspace: string
  clock: Clock
}

interface Answer {
  body: CompressedBody
  headers: Record<string, string>
}

/** The run as the contract describes it. */
export const getRun = (deps: RunRouteDeps): Handler<Env> =>
  handleRun(deps, async (c, ref) => {
    const run = await deps.runs.read(ref, c.get('viewer').client)
    return { body: run.value.contract, headers: freshnessHeaders(run) }
  })

/** DGC's answer exactly as it came, even when it makes no run. */
export const getRawRun = (deps: RunRouteDeps): Handler<Env> =>
  handleRun(deps, async (c, ref) => {
    const headers = rawHeaders(ref, c.req.query('download') === '1')
    try {
      const run = await deps.runs.read(ref, c.get('viewer').client)
      return { body: run.value.raw, headers: { ...freshnessHeaders(run), ...headers } }
    } catch (error) {
      if (error instanceof UnreadableRun) return { body: error.raw, headers }
      throw error
    }
  })

/** Only this viewer's browser may keep the answer, and must ask each time whether it is still valid. */
const CACHE_CONTROL = 'private, no-cache'

const handleRun =
  (
    { clock, workspace }: RunRouteDeps,
    read: (c: Context<Env>, ref: RunRef) => Promise<Answer>,
  ): Handler<Env> =>
  async (c) => {
    const { ref, problem } = parseRunAddress(c)
    if (problem !== undefined) return errorResponse(problem)
    const nowHeaders = () => ({ [FRESHNESS_HEADERS.now]: String(clock.nowMs()) })
    try {
      const { body, headers } = await read(c, { ...ref, workspace: ref.workspace || workspace })
      return await bodyResponse(c.req, body, { 'cache-control': CACHE_CONTROL, ...nowHeaders(), ...headers })
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      return errorResponse(error.detail, { headers: nowHeaders() })
    }
  }

/** Freshness travels in headers, so the body stays the same while the run does and an unchanged poll is a 304. */
function freshnessHeaders(run: Snapshot<ShownRun>): Record<string, string> {
  const { value, fetchedAtMs, ageMs, state, fault } = run
  const headers: Record<string, string> = {
    [FRESHNESS_HEADERS.fetchedAt]: String(fetchedAtMs),
    [FRESHNESS_HEADERS.age]: String(Math.round(ageMs)),
    [FRESHNESS_HEADERS.state]: state,
  }
  if (value.keptAtMs !== null) headers[FRESHNESS_HEADERS.keptAt] = String(value.keptAtMs)
  if (fault !== null) {
    headers[FRESHNESS_HEADERS.error] = fault.error.code
    headers[FRESHNESS_HEADERS.errorSince] = String(fault.sinceMs)
    headers[FRESHNESS_HEADERS.retryIn] = String(Math.round(fault.retryInMs))
  }
  return headers
}

function rawHeaders({ job, id }: RunRef, isDownload: boolean): Record<string, string> {
  const file = `filename="instance-${id}.json"; filename*=UTF-8''${encodeHeaderValue(`${job}-${id}.json`)}`
  return {
    'content-security-policy': SANDBOX_CSP,
    'content-disposition': isDownload ? `attachment; ${file}` : 'inline',
  }
}

/** A parameter of a header as RFC 8187 writes it: stricter than encodeURIComponent. */
const encodeHeaderValue = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
