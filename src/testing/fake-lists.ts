import { type DgcClient } from '../server/dgc/client'
import { UpstreamError } from '../server/dgc/faults'
import { type Upstream } from '../server/runs/upstream'

interface FakeRun {
  job: string
  id: number
  planMs: number
  /** Run again then; its node keeps the time of before. */
  againMs?: number
  status?: string
  version?: number
  trigger?: number
}

export interface FakeLists {
  upstream: Pick<Upstream, 'call' | 'coldReadWaitMs' | 'logFault'>
  /** Each call as a word and, of lists, its offset and how many days its window has. */
  calls: string[]
  jobs: Map<string, { updatedMs: number; status: string }>
  runs: FakeRun[]
  /** Thrown by each call of that word, or of that word and its detail, until it is removed. */
  errors: Map<string, UpstreamError>
  offsetMeans: 'page' | 'record'
  /** Longer windows are refused. */
  maxWindowDays: number
  /** The version that each definition names; null for the one that was asked for. */
  givenVersion: number | null
  /** Jobs that each definition depends on. */
  dependsOn: string[]
}

const DAY_MS = 86_400_000

/** DGC's calls for lists, answered from what the test puts in. Runs take a minute; jobs run daily at 02:00 in GMT+8. */
export function createFakeLists(): FakeLists {
  const fake: Omit<FakeLists, 'upstream'> = {
    calls: [],
    jobs: new Map(),
    runs: [],
    errors: new Map(),
    offsetMeans: 'page',
    maxWindowDays: 7,
    givenVersion: null,
    dependsOn: [],
  }

  const cut = <T>(rows: readonly T[], { limit, offset }: { limit: number; offset: number }): T[] => {
    const from = fake.offsetMeans === 'page' ? offset * limit : offset
    return rows.slice(from, from + limit)
  }

  async function answer(word: string, detail: string, body: () => object): ReturnType<DgcClient['fetchRun']> {
    fake.calls.push(`${word} ${detail}`.trim())
    const error = fake.errors.get(word) ?? fake.errors.get(`${word} ${detail}`)
    if (error !== undefined) throw error
    const bytes = new TextEncoder().encode(JSON.stringify(body()))
    return { status: 200, requestId: null, contentType: 'application/json', bytes }
  }

  const dgc: Pick<DgcClient, 'listJobs' | 'listRuns' | 'fetchDefinition' | 'fetchRun'> = {
    listJobs: (query) => {
      if (query.type === 'REAL_TIME')
        return answer('real-time', '', () => ({
          total: 2,
          jobs: [{ name: 'rt_clicks' }],
        }))
      return answer('jobs', query.job ?? String(query.offset), () => {
        const found = [...fake.jobs].filter(([name]) => name.includes(query.job ?? ''))
        const rows = cut(found, query).map(([name, { updatedMs, status }]) => ({
          name,
          path: '/retail/',
          owner: 'zhao',
          status,
          lastUpdateTime: updatedMs,
          startTime: updatedMs,
        }))
        return { total: found.length, jobs: rows }
      })
    },
    listRuns: (query) => {
      const isRefused = query.toMs - query.fromMs > fake.maxWindowDays * DAY_MS
      return answer(
        query.job === null ? 'runs' : `runs of ${query.job}`,
        `${query.offset} ${Math.round((query.toMs - query.fromMs) / DAY_MS)}d`,
        () => {
          if (isRefused) throw new UpstreamError({ code: 'upstream_failed' })
          const found = fake.runs
            .filter(
              ({ planMs, job }) =>
                planMs > query.fromMs && planMs < query.toMs && job.includes(query.job ?? ''),
            )
            .toSorted((a, b) => b.planMs - a.planMs || b.id - a.id)
          const instances = cut(found, query).map((given) => {
            const { job, id, planMs, status = 'success', version = 3, trigger = 0 } = given
            const startMs = given.againMs ?? planMs + 1000
            const run = {
              jobName: job,
              instanceId: id,
              status,
              planTime: planMs,
              startTime: startMs,
              version,
            }
            return status === 'running'
              ? run
              : Object.assign(run, { endTime: startMs + 60_000, instanceType: trigger })
          })
          return { total: found.length, instances }
        },
      )
    },
    fetchRun: ({ job, id }) =>
      answer('run', `${job} ${id}`, () => {
        const run = fake.runs.find((one) => one.job === job && String(one.id) === id)
        if (!run) throw new UpstreamError({ code: 'instance_not_found' })
        const { planMs, status = 'success' } = run
        const times = { planTime: planMs, startTime: planMs + 1000, endTime: planMs + 61_000 }
        const { againMs: startTime = times.startTime } = run
        const load = { nodeName: 'load', type: 'Shell', status, ...times, inputRowCount: 7 }
        const again = { ...times, startTime, endTime: startTime + 60_000 }
        return { jobName: job, instanceId: run.id, status, ...again, nodes: [load] }
      }),
    fetchDefinition: ({ job, version }) =>
      answer('definition', version === null ? job : `${job} v${version}`, () => ({
        name: job,
        version: fake.givenVersion ?? version ?? 1,
        processType: job.startsWith('rt_') ? 'REAL_TIME' : 'BATCH',
        nodes: [],
        schedule: {
          type: 'CRON',
          cron: {
            expression: '0 0 2 * * ?',
            expressionTimeZone: 'GMT+8',
            dependJobs: { jobs: fake.dependsOn },
          },
        },
      })),
  }

  return Object.assign(fake, {
    upstream: {
      call: async (_key, send, read) => read(new TextDecoder().decode((await send(dgc as DgcClient)).bytes)),
      coldReadWaitMs: () => 0,
      logFault: (thrown) => {
        throw thrown
      },
    } satisfies FakeLists['upstream'],
  })
}

/** Daily runs at 02:00 in GMT+8 of so many jobs and days up to the last one before `nowMs`; their ids are unique. */
export function addDailyJobs(fake: FakeLists, count: number, days: number, nowMs: number): void {
  const lastMs = Math.floor((nowMs - 18 * 3_600_000) / DAY_MS) * DAY_MS + 18 * 3_600_000
  for (let job = 0; job < count; job++) {
    const name = `job_${String(job).padStart(5, '0')}`
    fake.jobs.set(name, { updatedMs: lastMs - 400 * DAY_MS, status: 'SCHEDULING' })
    for (let day = 0; day < days; day++)
      fake.runs.push({ job: name, id: (day + 1) * 100_000 + job, planMs: lastMs - day * DAY_MS })
  }
}
