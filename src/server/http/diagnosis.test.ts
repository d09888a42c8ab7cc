import { describe, expect, it } from 'vitest'
import { type Claim, type Diagnosis, type Evidence } from '../../contract/diagnosis'
import { unpackJobHistory } from '../../contract/job-transfer'
import { paths } from '../../contract/routes'
import { type RunRef } from '../../contract/run-ref'
import { STAGED_JOBS } from '../../demo/staged/staged-jobs'
import { STAGED_WORKSPACE } from '../../demo/staged/staged-workspace'
import { MINUTE_MS } from '../../lib/time/units'
import { NOW_MS } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

// Diagnoses of the demo's runs, whole, and whether what they say stands where they say it does.

const server = setUpDemoServer(({ endpoint, demo: { ak, sk, logBuckets: buckets } }) => ({
  obs: { endpoint: `${endpoint}/obs`, isPathStyle: true, key: { ak, sk, securityToken: null }, buckets },
}))

const read = async <T>(path: string): Promise<T> => JSON.parse((await server.ask(path)).text) as T

const refOf = (job: string): RunRef => {
  const id = STAGED_JOBS.find(({ name }) => name === job)?.id ?? ''
  return { workspace: STAGED_WORKSPACE, job, id }
}

/** All that the tests say is of this moment, however long reading took. */
const AT_MS = NOW_MS + 2 * MINUTE_MS

async function readUntil<T>(path: string, isDone: (read: T) => boolean, stepMs = 100): Promise<T> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- until it is known
    const found = await read<T>(path)
    if (isDone(found)) return found
    // oxlint-disable-next-line no-await-in-loop -- the same
    await server.time.advance(stepMs)
  }
}

const listMonth = (job: string): Promise<unknown> =>
  readUntil(paths.apiJobHistory({ workspace: STAGED_WORKSPACE, job }), (body) => {
    const { fromMs, readFromMs } = unpackJobHistory(body)
    return readFromMs !== null && readFromMs <= fromMs
  })

/** When a month of the job, and of the one that it waits for, is listed and all that can be known is known. */
async function diagnose(job: string): Promise<Diagnosis> {
  const ref = refOf(job)
  await listMonth(job)
  if (job === 'dws_members_nightly') await listMonth('dwd_members_source')
  await readUntil<Diagnosis>(paths.apiDiagnosis(ref), ({ claims, unknown }) => {
    const isReading = claims.some((claim) => claim.kind === 'root-failure' && claim.noCause === 'reading')
    return !isReading && !unknown.some(({ why }) => why === 'pending')
  })
  await server.time.advance(AT_MS - server.time.clock.nowMs())
  return readUntil<Diagnosis>(paths.apiDiagnosis(ref), ({ atMs }) => atMs === null || atMs === AT_MS, 0)
}

const JOBS = [
  'dws_refunds_nightly',
  'dws_sales_nightly',
  'dws_members_nightly',
  'dws_returns_nightly',
  'dws_coupons_nightly',
  'evt_partner_files',
  'evt_overdue',
  'evt_secret',
  'dws_tickets',
] as const

/** What stands at a JSON Pointer. */
const lookUp = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document)

describe.each(JOBS)('of %s', (job) => {
  it('is the same as ever', async () => {
    const found = await diagnose(job)
    await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot(`diagnoses/${job}.golden`)
  })

  it('says what stands there', async () => {
    const { claims } = await diagnose(job)
    const ref = refOf(job)
    const documents = {
      run: await read(paths.apiRun(ref)),
      insight: await read(paths.apiInsight(ref)),
    }
    const evidence = claims.flatMap((claim: Claim): Evidence[] => claim.evidence)
    expect(evidence.length).toBeGreaterThan(0)
    for (const each of evidence) {
      if (each.source === 'other-run') {
        // oxlint-disable-next-line no-await-in-loop -- few
        const other = await read(paths.apiRun({ ...ref, id: each.id }))
        expect(lookUp(other, each.pointer)).toBe(each.value)
        continue
      }
      if (each.source !== 'log') {
        expect([each.pointer, lookUp(documents[each.source], each.pointer)]).toEqual([
          each.pointer,
          each.value,
        ])
        continue
      }
      // oxlint-disable-next-line no-await-in-loop -- few
      const piece = await read<{ lines: [string, number][] }>(
        paths.apiLog(ref, each.node, { kind: 'from-byte', byte: each.byte }),
      )
      expect(piece.lines[0]?.[0]).toContain(each.text)
    }
  })
})
