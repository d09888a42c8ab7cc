import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { type DemoControl, JournalPage } from '../../contract/demo'
import { type StartedDemo, startDemo } from '../../testing/demo'

let started: StartedDemo

beforeEach(async () => {
  started = await startDemo()
})

afterEach(() => started.demo.stop())

const own = (): Record<string, string> => ({ 'x-auth-token': started.demo.token })

async function journal(query = ''): Promise<JournalPage> {
  const response = await fetch(`${started.origin}/_demo/journal${query}`, { headers: own() })
  return v.parse(JournalPage, await response.json())
}

const control = (asked: DemoControl | object | string): Promise<Response> =>
  fetch(`${started.origin}/_demo/control`, {
    method: 'POST',
    headers: own(),
    body: typeof asked === 'string' ? asked : JSON.stringify(asked),
  })

describe('the journal over HTTP', () => {
  it('lists new and changed entries, and not its own requests', async () => {
    expect(await journal()).toEqual({ revision: 0, entries: [] })
    await (await started.ask({ job: 'job_batch' })).text()
    await started.demo.journal.waitFor(({ end }) => end === 'sent')
    const { revision, entries } = await journal('?after=0')
    expect(entries).toEqual(started.demo.journal.entries)
    expect(entries).toMatchObject([{ number: 1, job: 'job_batch', outcome: '200', end: 'sent' }])
    expect(await journal(`?after=${revision}`)).toEqual({ revision, entries: [] })
  })

  it('waits for new entries', async () => {
    const waiting = journal('?after=0&wait=60000')
    const hanging = started.ask({ job: 'fault-hang' }).catch(() => null)
    const first = await waiting
    expect(first.entries).toMatchObject([{ job: 'fault-hang', end: 'open' }])
    const { revision } = await journal()
    const next = journal(`?after=${revision}&wait=60000`)
    await started.ask({ job: 'job_batch' })
    const jobs = (await next).entries.map(({ job, number }) => [job, number])
    expect(jobs[0]).toEqual(['job_batch', 2])
    await started.demo.stop()
    await hanging
  })

  it('needs the token', async () => {
    for (const path of ['journal', 'control', 'other'])
      expect((await fetch(`${started.origin}/_demo/${path}`)).status).toBe(401)
    const wrong = { 'x-auth-token': 'wrong' }
    expect((await fetch(`${started.origin}/_demo/journal`, { headers: wrong })).status).toBe(401)
    expect((await fetch(`${started.origin}/_demo/other`, { headers: own() })).status).toBe(404)
  })
})

describe('the control over HTTP', () => {
  it('switches faults on and off', async () => {
    const status = async (): Promise<number> => (await started.ask({ job: 'job_batch' })).status
    expect((await control({ refuse: true })).status).toBe(200)
    expect(await status()).toBe(401)
    await control({ refuse: false, throttle: { seconds: 30 } })
    const throttled = await started.ask({ job: 'job_batch' })
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '30'])
    await control({ throttle: null, down: true })
    await expect(status()).rejects.toThrow('fetch failed')
    expect(started.demo.journal.entries.at(-1)?.outcome).toBe('down')
    await control({ down: false })
    expect(await status()).toBe(200)
  })

  it('delays answers until the client gives up', async () => {
    await control({ delayMs: 600_000 })
    const leaving = new AbortController()
    const slow = expect(started.ask({ job: 'job_batch', signal: leaving.signal })).rejects.toThrow('abort')
    const entry = await started.demo.journal.waitFor(({ job }) => job === 'job_batch')
    expect(entry).toMatchObject({ outcome: '', end: 'open' })
    leaving.abort()
    await slow
    await started.demo.journal.waitFor(({ end }) => end === 'broken')
    expect(entry.outcome).toBe('')
    await control({ delayMs: 1 })
    expect((await started.ask({ job: 'job_batch' })).status).toBe(200)
  })

  it.each(['', '{', '[1]', '{"unknown":1}', '{"delayMs":-1}', '{"skewMs":"1"}', '{"iam":"dance"}'])(
    'refuses %s',
    async (body) => {
      expect((await control(body)).status).toBe(400)
    },
  )
})
