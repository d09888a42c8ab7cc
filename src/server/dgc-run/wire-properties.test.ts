import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Run, type RawField } from '../../contract/run'
import { arbitraryResponse } from '../../testing/arbitrary-answer'
import { type UpstreamError } from '../dgc/faults'
import { toRun } from './to-run'
import { parseResponse } from './wire'

const REF = { job: 'job_batch', id: '34765', workspace: '' }

const read = (body: string): Run => toRun(REF, parseResponse(body), { logUrl: () => null })

/** Where the contract has a place for a field, and what stands there when it was not given. */
const TYPED: Readonly<Record<string, [key: string, absent: unknown]>> = {
  nodeName: ['name', ''],
  type: ['type', ''],
  status: ['rawStatus', ''],
  planTime: ['planMs', null],
  startTime: ['startMs', null],
  endTime: ['endMs', null],
  retryTimes: ['retries', null],
  inputRowCount: ['rows', null],
  speed: ['rowsPerSecond', null],
  queue: ['queue', null],
  logPath: ['logPath', null],
  total: ['total', null],
  instanceType: ['trigger', null],
}

/** What the answer must have said, going by the contract alone. */
function told(record: object, raw: readonly RawField[]): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const [name, text] of raw) fields.set(name, [...(fields.get(name) ?? []), text])
  for (const [name, [key, absent]] of Object.entries(TYPED)) {
    const value: unknown = (record as Record<string, unknown>)[key]
    if (Object.hasOwn(record, key) && !fields.has(name) && value !== absent)
      fields.set(name, [JSON.stringify(value)])
  }
  return fields
}

function written(fields: readonly (readonly [string, string])[]): Map<string, string[]> {
  const all = new Map<string, string[]>()
  for (const [name, text] of fields) all.set(name, [...(all.get(name) ?? []), text])
  return all
}

describe('for any answer', () => {
  it('the result fits the contract, and tells each field with its exact text or that it was not there', () => {
    fc.assert(
      fc.property(arbitraryResponse, ({ instance, nodes, text }) => {
        const result = read(text)
        expect(v.parse(Run, JSON.parse(JSON.stringify(result)))).toEqual(result)
        expect(
          told(
            result,
            result.raw.filter(([name]) => name !== 'nodes'),
          ),
        ).toEqual(written(instance))
        expect(result.nodes.length).toBe(nodes.length)
        result.nodes.forEach((node, index) => {
          const given = nodes[index]
          const all = told(node, [...result.sharedRaw, ...(node.raw ?? [])])
          expect(all).toEqual(given?.fields ? written(given.fields) : new Map([['', [given?.text]]]))
        })
      }),
      { numRuns: 500 },
    )
  })

  it('it is read, or refused for its shape, whatever stands for the nodes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), (value, isTop) => {
        const text = isTop ? value : `{"nodes":${value}}`
        try {
          v.parse(Run, read(text))
        } catch (error) {
          expect((error as UpstreamError).detail).toEqual({
            code: 'upstream_bad_answer',
            reason: 'wrong_shape',
          })
        }
      }),
      { numRuns: 300 },
    )
  })
})
