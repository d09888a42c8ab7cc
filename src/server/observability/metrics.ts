import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { type ServerStatus, UPSTREAM_STATES } from '../../contract/server-status'
import { SECOND_MS } from '../../lib/time/units'

/** A response as metrics see it: no job, no id, no user. */
export interface CountedResponse {
  route: string
  status: number
  ms: number
}

export interface Metrics {
  countResponse: (response: CountedResponse) => void
  /** `outcome` is `ok` or one of our error codes. */
  countUpstreamCall: (outcome: string, ms: number) => void
  /** In the format that Prometheus reads. */
  text: () => Promise<string>
  contentType: string
}

export interface MetricsOptions {
  /** Read at each scrape. */
  status: () => ServerStatus
  loopDelayMs: () => number
  nodeVersion: string
}

const ANSWER_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const CALL_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Metrics for Prometheus, in a registry of its own. Labels are fixed words, so their number does not grow with what is viewed. */
export function createMetrics({ status, loopDelayMs, nodeVersion }: MetricsOptions): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'nodeline_http_requests_total',
    help: 'Responses to viewers, by route and class of status.',
    labelNames: ['route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'nodeline_http_request_duration_seconds',
    help: 'Time from request to response, by route.',
    labelNames: ['route'],
    buckets: ANSWER_SECONDS,
    registers,
  })
  const calls = new Counter({
    name: 'nodeline_upstream_calls_total',
    help: 'Calls to the upstream, by outcome: ok, or the error code.',
    labelNames: ['outcome'],
    registers,
  })
  const callDurations = new Histogram({
    name: 'nodeline_upstream_call_duration_seconds',
    help: 'Duration of upstream calls, without their wait for the budget.',
    buckets: CALL_SECONDS,
    registers,
  })
  addStatusMetrics(registry, { status, loopDelayMs, nodeVersion })
  return {
    countResponse: ({ route, status: code, ms }) => {
      requests.inc({ route, status: `${Math.floor(code / 100)}xx` })
      durations.observe({ route }, ms / SECOND_MS)
    },
    countUpstreamCall: (outcome, ms) => {
      calls.inc({ outcome })
      callDurations.observe(ms / SECOND_MS)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** Numbers that other parts count are read at each scrape. A null removes the metric: 0 would be wrong. */
function addStatusMetrics(registry: Registry, { status, loopDelayMs, nodeVersion }: MetricsOptions): void {
  const gauge = (name: string, help: string, read: (now: ServerStatus) => number | null): void => {
    const metric: Gauge = new Gauge({
      name: `nodeline_${name}`,
      help,
      registers: [registry],
      collect: () => {
        const value = read(status())
        if (value === null) metric.remove()
        else metric.set(value)
      },
    })
  }
  gauge('cache_entries', 'Runs in the cache.', ({ cache }) => cache.runs)
  gauge('cache_bytes', 'Size of the cache.', ({ cache }) => cache.bytes)
  gauge('upstream_calls_last_minute', 'Calls in the last minute.', ({ budget }) => budget.usedLastMinute)
  gauge('upstream_calls_per_second_limit', 'The limit of calls per second.', ({ budget }) => budget.perSecond)
  gauge('upstream_calls_at_once_limit', 'The limit of concurrent calls.', ({ budget }) => budget.atOnce)
  gauge('upstream_calls_under_way', 'Calls in progress.', ({ budget }) => budget.underWay)
  gauge('upstream_queue_length', 'Calls that wait for the budget.', ({ budget }) => budget.queued)
  gauge('upstream_last_answer_timestamp_seconds', 'When the upstream answered last.', ({ upstream }) =>
    seconds(upstream.lastAnswerAtMs),
  )
  gauge('token_expiry_timestamp_seconds', 'When the token in use expires.', ({ upstream }) =>
    seconds(upstream.tokenEndsAtMs),
  )
  gauge(
    'clock_offset_seconds',
    'How far the clock of this machine is ahead of the upstream.',
    ({ upstream }) => seconds(upstream.clockAheadMs),
  )
  gauge('viewers', 'Viewers of a run in the last minute.', ({ viewers }) => viewers.active)
  gauge('viewed_runs', 'Runs viewed in the last minute.', ({ viewers }) => viewers.runs)
  gauge('ledger_runs', 'Runs that are remembered.', ({ ledger }) => ledger.runs)
  gauge('ledger_file_bytes', 'Size of the file.', ({ ledger }) => ledger.fileBytes)
  gauge('ledger_problem', '1 when the file was damaged or cannot be used.', ({ ledger }) =>
    ledger.problem === null ? 0 : 1,
  )
  gauge('event_loop_delay_p99_seconds', 'The 99th percentile over the last seconds.', () =>
    seconds(loopDelayMs()),
  )

  const answers = new Counter({
    name: 'nodeline_cache_answers_total',
    help: 'Responses about runs: from the cache, stale from the cache, and not in the cache.',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      const { fresh, stale, cold } = status().cache
      answers.reset()
      for (const [state, count] of Object.entries({ hit: fresh, stale, miss: cold }))
        answers.inc({ state }, count)
    },
  })
  const states = new Gauge({
    name: 'nodeline_upstream_state',
    help: '1 for the current state of the upstream.',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      const now = status().upstream.state
      for (const state of UPSTREAM_STATES) states.set({ state }, state === now ? 1 : 0)
    },
  })
  const build = new Gauge({
    name: 'nodeline_build_info',
    help: 'The build, and the version of Node.',
    labelNames: ['build', 'node'],
    registers: [registry],
  })
  build.set({ build: status().build, node: nodeVersion }, 1)
}

const seconds = (ms: number | null): number | null => (ms === null ? null : ms / SECOND_MS)
