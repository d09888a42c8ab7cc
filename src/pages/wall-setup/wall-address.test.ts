import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { RunRef } from '../../contract/run-ref'
import { parsePasted } from '../../shell/look-up/parse-pasted'
import { choiceOf, wallAddress, type WallChoice } from './wall-address'

const ORIGIN = 'https://nodeline.example:8443'
const RUN = { job: 'job_batch', id: '34765', workspace: '' }
const PLAIN: WallChoice = { zone: null, lang: null, everyMs: null, awake: false, chime: false }

describe('the address of a wall', () => {
  it.each<[Partial<WallChoice>, string]>([
    [{}, '?wall=1'],
    [{ everyMs: 30_000 }, '?wall=1&every=30'],
    [{ awake: true, chime: true }, '?wall=1&awake=1&chime=1'],
    [{ zone: 'Asia/Shanghai', lang: 'zh-CN' }, '?wall=1&tz=Asia%2FShanghai&lang=zh-CN'],
  ])('%j', (choice, query) => {
    expect(wallAddress(RUN, { ...PLAIN, ...choice }, ORIGIN)).toBe(
      `${ORIGIN}/jobs/job_batch/instances/34765${query}`,
    )
  })

  it('keeps the workspace, and signs in a name', () => {
    expect(wallAddress({ job: '订单 50%', id: '1', workspace: 'dw_prod' }, PLAIN, ORIGIN)).toBe(
      `${ORIGIN}/jobs/%E8%AE%A2%E5%8D%95%2050%25/instances/1?workspace=dw_prod&wall=1`,
    )
  })

  it('is read by this page as it was written, whatever was chosen', () => {
    const refs = fc
      .record({
        job: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
        id: fc.bigInt({ min: 1n, max: 9_223_372_036_854_775_807n }).map(String),
        workspace: fc.constantFrom('', 'dw_prod', '4b7e0d2a'),
      })
      .filter((ref) => v.is(RunRef, ref))
    const choices = fc.record({
      zone: fc.constantFrom(null, 'UTC', 'Asia/Shanghai', 'America/Sao_Paulo'),
      lang: fc.constantFrom(null, 'en' as const, 'zh-CN' as const),
      everyMs: fc.option(fc.integer({ min: 5, max: 3_600 }).map((s) => s * 1_000)),
      awake: fc.boolean(),
      chime: fc.boolean(),
    })
    fc.assert(
      fc.property(refs, choices, (ref, choice) => {
        const { job, id, workspace, view } = parsePasted(wallAddress(ref, choice, ORIGIN), 'http://other')
        expect({ job, id, workspace }).toEqual(ref)
        expect(choiceOf(view)).toEqual(choice)
      }),
    )
  })

  it('of anything else chose nothing', () => {
    expect(choiceOf('')).toBeNull()
    expect(choiceOf('every=30&awake=1&tz=UTC')).toBeNull()
    expect(choiceOf('wall=1&tz=Nowhere/There&lang=xx')).toEqual(PLAIN)
  })
})
