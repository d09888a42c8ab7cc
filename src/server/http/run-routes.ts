import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type RunRef } from '../../contract/run-ref'
import { readRef } from './parse-address'
import { type CompressedBody } from '../runs/compressed-body'
import { type Snapshot } from '../runs/run-cache'
import { type Clock } from '../../lib/time/clock'
import { UpstreamError } from '../dgc/faults'
import { UnreadableRun } from '../runs/reader/run-reader'
import { bodyReply, errorReply } from './reply'
import { type Runs } from '../runs/runs'
import { SANDBOX_CSP } from './security-headers'

export interface InstanceDeps {
  runs: Pick<Runs, 'read'>
  /** Used when the address names no workspace; empty when there is none. */
  workspace: string
  clock: Clock
}

export interface Asked {
  path: string
  url: string
  headers: Headers
  /** Whose share of new runs is used. */
  client: string
}

/** `GET /api/jobs/:job/instances/:id`: the run in the words of the contract. */
export const getInstance = (deps: InstanceDeps, asked: Asked): Promise<Response> =>
  answer(deps, asked, async (ref) => {
    const run = await deps.runs.read(ref, asked.client)
    return { body: run.value.contract, headers: freshness(run) }
  })

/** `GET /api/jobs/:job/instances/:id/raw`: DGC's own words, exactly as they came, also when they make no run. */
export const getRaw = (deps: InstanceDeps, asked: Asked): Promise<Response> =>
  answer(deps, asked, async (ref) => {
    const isDownload = new URL(asked.url).searchParams.get('download') === '1'
    const { job, id } = ref
    const file = `filename="instance-${id}.json"; filename*=UTF-8''${encodeValue(`${job}-${id}.json`)}`
    const own = {
      'content-security-policy': SANDBOX_CSP,
      'content-disposition': isDownload ? `attachment; ${file}` : 'inline',
    }
    try {
      const run = await deps.runs.read(ref, asked.client)
      return { body: run.value.raw, headers: { ...freshness(run), ...own } }
    } catch (error) {
      if (error instanceof UnreadableRun) return { body: error.raw, headers: own }
      throw error
    }
  })

/** Only this viewer's browser may keep it, and must ask each time whether it still holds. */
export const RUN_CACHE = 'private, no-cache'

async function answer(
  { clock, workspace }: InstanceDeps,
  { path, url, headers }: Asked,
  read: (ref: RunRef) => Promise<{ body: CompressedBody; headers: Record<string, string> }>,
): Promise<Response> {
  const { ref, problem } = readRef(path, url)
  if (problem !== undefined) return errorReply(problem)
  const now = (): Record<string, string> => ({ [FRESHNESS_HEADERS.now]: String(clock.nowMs()) })
  try {
    const { body, headers: own } = await read({ ...ref, workspace: ref.workspace || workspace })
    const wanted = { accept: headers.get('accept-encoding'), ifNoneMatch: headers.get('if-none-match') }
    return await bodyReply(body, wanted, { 'cache-control': RUN_CACHE, ...now(), ...own })
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return errorReply(error.detail, now())
  }
}

/** Beside the body, which stays the same while the run does: an unchanged poll is a 304 that still tells its age. */
export function freshness({ fetchedAtMs, ageMs, state, fault }: Snapshot<unknown>): Record<string, string> {
  return {
    [FRESHNESS_HEADERS.fetchedAt]: String(fetchedAtMs),
    [FRESHNESS_HEADERS.age]: String(Math.round(ageMs)),
    [FRESHNESS_HEADERS.state]: state,
    ...(fault && {
      [FRESHNESS_HEADERS.error]: fault.error.code,
      [FRESHNESS_HEADERS.errorSince]: String(fault.sinceMs),
      [FRESHNESS_HEADERS.retryIn]: String(Math.round(fault.retryInMs)),
    }),
  }
}

/** A parameter of a header as RFC 8187 writes it: stricter than encodeURIComponent. */
const encodeValue = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
