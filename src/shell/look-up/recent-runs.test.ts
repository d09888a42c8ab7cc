// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type RunRef } from '../../contract/run-ref'

/** A page that has just been opened on this device. */
async function openPage() {
  vi.resetModules()
  return import('./recent-runs')
}

const KEY = 'nodeline.recent'
const ref = (id: string, job = 'a', workspace = ''): RunRef => ({ job, id, workspace })

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

describe('the runs that were opened', () => {
  it('are none at first', async () => {
    expect((await openPage()).recentRuns()).toEqual([])
  })

  it('stand with the latest first, beyond the page', async () => {
    const { addRecentRun } = await openPage()
    for (const id of ['1', '2', '3']) addRecentRun(ref(id))
    expect((await openPage()).recentRuns().map(({ id }) => id)).toEqual(['3', '2', '1'])
  })

  it('stand once each: opened again, a run comes first', async () => {
    const { addRecentRun, recentRuns } = await openPage()
    for (const id of ['1', '2', '1']) addRecentRun(ref(id))
    expect(recentRuns().map(({ id }) => id)).toEqual(['1', '2'])
  })

  it('are told apart by job, id and workspace', async () => {
    const { addRecentRun, recentRuns } = await openPage()
    const all = [ref('1'), ref('2'), ref('1', 'b'), ref('1', 'a', 'w')]
    for (const one of all) addRecentRun(one)
    expect(recentRuns()).toEqual(all.toReversed())
  })

  it('are twelve at most', async () => {
    const { addRecentRun, recentRuns } = await openPage()
    for (let id = 1; id <= 20; id++) addRecentRun(ref(String(id)))
    expect(recentRuns().map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, i) => String(20 - i)))
  })

  it('keep an id to its last digit, and a name as it is', async () => {
    const { addRecentRun } = await openPage()
    addRecentRun(ref('9007199254740993', '订单 50% (v2)'))
    expect((await openPage()).recentRuns()).toEqual([ref('9007199254740993', '订单 50% (v2)')])
  })

  it('can be forgotten', async () => {
    const { addRecentRun, clearRecentRuns, recentRuns } = await openPage()
    addRecentRun(ref('1'))
    clearRecentRuns()
    expect(recentRuns()).toEqual([])
    expect(localStorage.getItem(KEY)).toBeNull()
  })
})

describe('what is kept may be anything', () => {
  it.each<[string, string, RunRef[]]>([
    ['no JSON', '{oops', []],
    ['nothing', '', []],
    ['null', 'null', []],
    ['a record', '{"job":"a"}', []],
    ['a text', '"a"', []],
    ['a list of nonsense', '[1,null,"a",[],{}]', []],
    ['an id that is a number', '[{"job":"a","id":1,"workspace":""}]', []],
    ['a name that leads elsewhere', '[{"job":"../..","id":"1","workspace":""}]', []],
    ['an entry without a workspace', '[{"job":"a","id":"1"}]', []],
    ['one good entry among bad ones', '[{"job":"/"},{"job":"a","id":"1","workspace":""},5]', [ref('1')]],
    [
      'what another build adds',
      '[{"job":"a","id":"1","workspace":"","at":5,"__proto__":{"x":1}}]',
      [ref('1')],
    ],
  ])('%s', async (_, kept, expected) => {
    localStorage.setItem(KEY, kept)
    const { recentRuns, addRecentRun } = await openPage()
    expect(recentRuns()).toEqual(expected)
    addRecentRun(ref('7'))
    expect(recentRuns()).toEqual([ref('7'), ...expected])
  })

  it('and where nothing can be kept, runs last as long as the page', async () => {
    vi.stubGlobal('localStorage', undefined)
    const { addRecentRun, recentRuns } = await openPage()
    addRecentRun(ref('1'))
    addRecentRun(ref('2'))
    expect(recentRuns().map(({ id }) => id)).toEqual(['2', '1'])
  })
})
