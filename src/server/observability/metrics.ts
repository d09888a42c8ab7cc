import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { type ServerStatus, UPSTREAM_STATES } from '../../contract/server-status'
import { SECOND_MS } from '../../lib/time/units'

/** An answer, as far as it may be told apart: no job, no id, no person. */
export interface CountedAnswer {
  route: string
  status: number
  ms: number
}

export interface Metrics {
  answered: (answer: CountedAnswer) => void
  /** `outcome` is `ok` or one of our error codes. */
  calledUpstream: (outcome: string, ms: number) => void
  /** What Prometheus reads. */
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

/** Figures for Prometheus, in a registry of its own. The labels are words of ours, so their number does not grow with what is looked at. */
export function createMetrics({ status, loopDelayMs, nodeVersion }: MetricsOptions): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'nodeline_http_requests_total',
    help: 'Answers to viewers, by route and class of status.',
    labelNames: ['route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'nodeline_http_request_duration_seconds',
    help: 'From a request to its answer, by route.',
    labelNames: ['route'],
    buckets: ANSWER_SECONDS,
    registers,
  })
  const calls = new Counter({
    name: 'nodeline_upstream_calls_total',
    help: 'Calls to the upstream, by outcome: ok, or the code of the error.',
    labelNames: ['outcome'],
    registers,
  })
  const callDurations = new Histogram({
    name: 'nodeline_upstream_call_duration_seconds',
    help: 'How long calls to the upstream took, their wait for the budget not counted.',
    buckets: CALL_SECONDS,
    registers,
  })
  addStatusFigures(registry, { status, loopDelayMs, nodeVersion })
  return {
    answered: ({ route, status: code, ms }) => {
      requests.inc({ route, status: `${Math.floor(code / 100)}xx` })
      durations.observe({ route }, ms / SECOND_MS)
    },
    calledUpstream: (outcome, ms) => {
      calls.inc({ outcome })
      callDurations.observe(ms / SECOND_MS)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** What others count already is read when it is asked for. Null leaves a figure out: 0 would be a lie. */
function addStatusFigures(registry: Registry, { status, loopDelayMs, nodeVersion }: MetricsOptions): void {
  const gauge = (name: string, help: string, read: (now: ServerStatus) => number | null): void => {
    const one: Gauge = new Gauge({
      name: `nodeline_${name}`,
      help,
      registers: [registry],
      collect: () => {
        const value = read(status())
        if (value === null) one.remove()
        else one.set(value)
      },
    })
  }
  gauge('cache_entries', 'Runs held in memory.', ({ cache }) => cache.runs)
  gauge('cache_bytes', 'What they take.', ({ cache }) => cache.bytes)
  gauge('upstream_calls_last_minute', 'Calls in the last minute.', ({ budget }) => budget.usedLastMinute)
  gauge('upstream_calls_per_second_limit', 'The budget.', ({ budget }) => budget.perSecond)
  gauge('upstream_calls_at_once_limit', 'The budget.', ({ budget }) => budget.atOnce)
  gauge('upstream_calls_under_way', 'Calls that have not been answered yet.', ({ budget }) => budget.underWay)
  gauge('upstream_queue_length', 'Calls that wait for the budget.', ({ budget }) => budget.queued)
  gauge('upstream_last_answer_timestamp_seconds', 'When it answered last.', ({ upstream }) =>
    seconds(upstream.lastAnswerAtMs),
  )
  gauge('token_expiry_timestamp_seconds', 'When the token in use ends.', ({ upstream }) =>
    seconds(upstream.tokenEndsAtMs),
  )
  gauge('clock_offset_seconds', 'How far the clock of this machine is ahead.', ({ upstream }) =>
    seconds(upstream.clockAheadMs),
  )
  gauge('viewers', 'Who looked at a run in the last minute.', ({ viewers }) => viewers.looking)
  gauge('viewed_runs', 'Runs that were looked at in the last minute.', ({ viewers }) => viewers.runs)
  gauge('event_loop_delay_p99_seconds', 'Of the last seconds.', () => seconds(loopDelayMs()))

  const answers = new Counter({
    name: 'nodeline_cache_answers_total',
    help: 'Answers about runs: from memory, from memory while it is renewed, and not at hand.',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      const { hits, stale, misses } = status().cache
      answers.reset()
      for (const [state, count] of Object.entries({ hit: hits, stale, miss: misses }))
        answers.inc({ state }, count)
    },
  })
  const states = new Gauge({
    name: 'nodeline_upstream_state',
    help: '1 for the state that the upstream is in.',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      const now = status().upstream.state
      for (const state of UPSTREAM_STATES) states.set({ state }, state === now ? 1 : 0)
    },
  })
  const build = new Gauge({
    name: 'nodeline_build_info',
    help: 'Which build runs, on which Node.',
    labelNames: ['build', 'node'],
    registers: [registry],
  })
  build.set({ build: status().build, node: nodeVersion }, 1)
}

const seconds = (ms: number | null): number | null => (ms === null ? null : ms / SECOND_MS)
