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

describe('recent runs', () => {
  it('begin with the latest, and outlive the page', async () => {
    const { addRecentRun } = await openPage()
    for (const id of ['1', '2', '3']) addRecentRun(ref(id))
    expect((await openPage()).recentRuns().map(({ id }) => id)).toEqual(['3', '2', '1'])
  })

  it('contain a run once, at its latest place', async () => {
    const { addRecentRun, recentRuns } = await openPage()
    for (const id of ['1', '2', '1']) addRecentRun(ref(id))
    expect(recentRuns().map(({ id }) => id)).toEqual(['1', '2'])
  })

  it('differ by job, id and workspace', async () => {
    const { addRecentRun, recentRuns } = await openPage()
    const all = [ref('1'), ref('2'), ref('1', 'b'), ref('1', 'a', 'w')]
    for (const one of all) addRecentRun(one)
    expect(recentRuns()).toEqual(all.toReversed())
  })

  it('are at most twelve', async () => {
    const { addRecentRun, recentRuns } = await openPage()
    for (let id = 1; id <= 20; id++) addRecentRun(ref(String(id)))
    expect(recentRuns().map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, i) => String(20 - i)))
  })

  it('keep all digits of an id, and the name as given', async () => {
    const { addRecentRun } = await openPage()
    addRecentRun(ref('9007199254740993', '订单 50% (v2)'))
    expect((await openPage()).recentRuns()).toEqual([ref('9007199254740993', '订单 50% (v2)')])
  })

  it('can be cleared', async () => {
    const { addRecentRun, clearRecentRuns, recentRuns } = await openPage()
    addRecentRun(ref('1'))
    clearRecentRuns()
    expect(recentRuns()).toEqual([])
    expect(localStorage.getItem(KEY)).toBeNull()
  })
})

describe('a stored list with', () => {
  it.each<[string, string, RunRef[]]>([
    ['no JSON', '{oops', []],
    ['nothing', '', []],
    ['null', 'null', []],
    ['a record', '{"job":"a"}', []],
    ['a text', '"a"', []],
    ['invalid items', '[1,null,"a",[],{}]', []],
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
})
