import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Run } from './run'
import { anyNodes, makeInstance, onlyNode } from '../testing/runs'
import { packRun, unpackRun } from './run-transfer'

/** JSON knows no -0. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const travel = (run: Run) => unpackRun(asJson(packRun(run)))
const anyRun = fc
  .tuple(anyNodes, fc.option(fc.integer({ min: 1, max: 100 })))
  .map(([nodes, planMs]) => ({ ...makeInstance({ planMs }), nodes }))

describe('an instance travels', () => {
  it('and is the same when it arrives, whatever it holds', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(travel(run)).toEqual(asJson(run))
      }),
    )
  })

  it('whole, when it was not packed', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(unpackRun(asJson(run))).toEqual(asJson(run))
      }),
    )
  })

  it.each([
    ['no plan where the instance has one', { planMs: 5 }, { planMs: null }],
    ['a plan of its own', { planMs: 5 }, { planMs: 6 }],
    ['the plan of the run', { planMs: 5 }, {}],
    ['a second of its name', {}, { key: 'error~2', name: 'error' }],
    ['another spelling of its status', {}, { status: 'fail', rawStatus: 'FAIL' } as const],
    ['an empty raw status', {}, { rawStatus: '' }],
  ])('with %s', (_, given, node) => {
    const run = makeInstance(given, [node])
    expect(travel(run)).toEqual(run)
  })

  it('with its log paths, whatever they share', () => {
    const lists = [
      ['obs://b/j/1/a/a.job', 'obs://b/j/1/b/b.job', 'javascript:1', null, 'obs://b/j/1/', ''],
      ['obs://b/j/1/a/a.job', 'obs://b/j/2/b/b.job', null],
      ['/', 'a'],
      ['//', '/'],
      ['/a/', '/b/'],
    ]
    for (const paths of lists) {
      const run = makeInstance(
        {},
        paths.map((logPath) => ({ logPath })),
      )
      expect(travel(run).nodes.map(({ logPath }) => logPath)).toEqual(paths)
    }
  })

  it('without saying twice what goes without saying', () => {
    const nodes = ['a', 'b'].map((name) => ({
      key: name,
      name,
      logPath: `obs://b/j/${name}/${name}.job`,
    }))
    const packed = packRun(makeInstance({ planMs: 5 }, nodes))
    expect(packed).toMatchObject({ logBase: 'obs://b/j/' })
    expect((packed as { nodes: object[] }).nodes[0]).toEqual({
      name: 'a',
      type: onlyNode(makeInstance({}, [{}])).type,
      status: 'success',
      log: 'a/a.job',
    })
  })
})

describe('reading by hand', () => {
  const fields = Object.keys(
    onlyNode(makeInstance({}, [{ planMs: 1, logUrl: 'https://a/', raw: [['a', '1']] }])),
  )
  const values = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(0, 1, -1, 1.5, 8.64e15, 8.64e15 + 2, '', 'success', null, [['a', '1']]),
  )

  it('takes of any node what the schema of the contract takes, and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), values, (field, value) => {
        const run = makeInstance({}, [{ key: 'a', name: 'a', planMs: 1, logUrl: 'https://a/' }])
        const changed = { ...run, nodes: [{ ...onlyNode(run), [field]: value }] }
        const bySchema = v.safeParse(Run, changed)
        let byHand: Run | null = null
        try {
          byHand = unpackRun(changed)
        } catch {
          // Refused: the schema has to refuse it as well.
        }
        expect(byHand).toEqual(bySchema.success ? bySchema.output : null)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['an instance without nodes', { ...makeInstance(), nodes: undefined }],
    ['nodes that are no list', { ...makeInstance(), nodes: {} }],
    ['a node that is a text', { ...makeInstance(), nodes: ['a'] }],
    ['a node that is null', { ...makeInstance(), nodes: [null] }],
    ['a node without a name', { ...makeInstance(), nodes: [{ type: '', status: 'success' }] }],
    ['a base that is no text', { ...makeInstance(), logBase: 1 }],
    [
      'a log that is no text',
      { ...makeInstance(), nodes: [{ name: 'a', type: '', status: 'success', log: 1 }] },
    ],
  ])('refuses %s', (_, body) => {
    expect(() => unpackRun(body)).toThrow()
  })
})
