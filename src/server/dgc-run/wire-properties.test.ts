import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Run, type RawField } from '../../contract/run'
import { arbitraryResponse } from '../../testing/arbitrary-response'
import { readRun as read } from '../../testing/findings'
import { getPlanMs } from '../../model/run/times'
import { type UpstreamError } from '../dgc/faults'

/** The contract's property of a field, and its value when the field is missing. */
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

/** The fields of the response as the contract alone gives them. */
function restore(record: object, raw: readonly RawField[]): Map<string, string[]> {
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

describe('any response', () => {
  it('fits the contract, which gives each field with its exact text or as missing', () => {
    fc.assert(
      fc.property(arbitraryResponse, ({ run, nodes, text }) => {
        const result = read(text)
        expect(v.parse(Run, JSON.parse(JSON.stringify(result)))).toEqual(result)
        expect(
          restore(
            result,
            result.raw.filter(([name]) => name !== 'nodes'),
          ),
        ).toEqual(written(run))
        expect(result.nodes.length).toBe(nodes.length)
        result.nodes.forEach((node, index) => {
          const given = nodes[index]
          const all = restore({ ...node, planMs: getPlanMs(node, result) }, [
            ...result.sharedRaw,
            ...(node.raw ?? []),
          ])
          expect(all).toEqual(given?.fields ? written(given.fields) : new Map([['', [given?.text]]]))
        })
      }),
      { numRuns: 200 },
    )
  })

  it('is read, or refused for its shape, whatever stands for the nodes', () => {
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
      { numRuns: 150 },
    )
  })
})
