import { describe, expect, it } from 'vitest'
import { type Insight } from '../contract/insight'
import { type RunEnd } from '../contract/poll-policy'
import { define, makeDefinition, makeInsight } from '../testing/insight'
import { insightResource } from './insight'

const REF = { workspace: '', job: 'job', id: '1' }
const LIVE: RunEnd = { status: 'running', endMs: null }
const ENDED: RunEnd = { status: 'success', endMs: 1 }
const READING = makeInsight({ noDefinition: { reason: 'pending', version: null, httpStatus: null } })
const FEW = makeInsight({ sample: { ...makeInsight({}).sample, runs: 3, wanted: 20 } })
const COMPLETE = makeInsight({})

it.each<[string, RunEnd, Insight, number, number]>([
  ['whose definition is being read, soon', ENDED, READING, 10_000, 2_000],
  ['whose earlier runs are being read, soon', ENDED, FEW, 10_000, 2_000],
  ['whose earlier runs cannot be read, as the run', ENDED, FEW, 600_000, 300_000],
  ['that goes on, no more often than the server has news', LIVE, COMPLETE, 1_000, 10_000],
  ['that has ended, as the run', ENDED, COMPLETE, 600_000, 300_000],
])('asks again for the insight of a run %s', (_, run, insight, sinceMs, expected) => {
  const changedAtMs = 1_000_000_000_000
  expect(insightResource(REF, run).pollMs(insight, changedAtMs, changedAtMs + sinceMs)).toBe(expected)
})

describe('a new answer', () => {
  const { parse } = insightResource(REF, LIVE)
  const definition = makeDefinition(define('a'), define('b', 'a'))
  const before = parse(structuredClone(makeInsight({ definition, nextMs: 1 })))

  it('keeps a definition that says the same, for what is made of it', () => {
    const after = parse(structuredClone(makeInsight({ definition, nextMs: 2 })), before)
    expect(after.definition).toBe(before.definition)
    expect(after.nextMs).toBe(2)
  })

  it('brings one that says something else', () => {
    const other = makeDefinition(define('a'), define('b'))
    expect(parse(structuredClone(makeInsight({ definition: other })), before).definition).toEqual(other)
  })
})
