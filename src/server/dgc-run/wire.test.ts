import { describe, expect, it } from 'vitest'
import { readRun as read } from '../../testing/findings'
import { UpstreamError } from '../dgc/faults'
import { parseResponse } from './wire'

describe('answers of another shape', () => {
  it.each([
    ['an array', 'wrong_shape', '[{}]'],
    ['a string', 'wrong_shape', '"text"'],
    ['null', 'wrong_shape', 'null'],
    ['nodes as an object', 'wrong_shape', '{"nodes":{}}'],
    ['nodes as a string', 'wrong_shape', '{"nodes":"none"}'],
    ['a cut object', 'truncated', '{"nodes":['],
    ['a cut string', 'truncated', '{"nodes":[],"jobName":"a'],
    ['no JSON', 'not_json', '{nodes:[]}'],
    ['something behind it', 'not_json', '{"nodes":[]} {}'],
    ['a broken nested value', 'not_json', '{"nodes":[],"a":{"b":tru}}'],
    ['too deep', 'too_deep', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`],
    ['a hundred thousand nodes and one', 'too_large', `{"nodes":[${'0,'.repeat(100_000)}0]}`],
  ])('%s: %s', (_, reason, body) => {
    expect(() => parseResponse(body)).toThrow(UpstreamError)
    try {
      parseResponse(body)
    } catch (error) {
      expect((error as UpstreamError).detail).toEqual({ code: 'upstream_bad_answer', reason })
    }
  })

  it.each([
    { case: 'no nodes', body: '{}', raw: [] },
    { case: 'nodes null', body: '{"nodes":null}', raw: [['nodes', 'null']] },
    { case: 'an empty list', body: '{"nodes":[]}', raw: [['nodes', '[]']] },
    { case: 'a byte-order mark', body: '\uFEFF{}', raw: [] },
    { case: 'a prototype', body: '{"__proto__":{"nodes":[1]}}', raw: [['__proto__', '{"nodes":[1]}']] },
  ])('$case is an empty run, and can be told apart', ({ body, raw }) => {
    const { nodes, raw: given } = read(body)
    expect([nodes, given]).toEqual([[], raw])
  })

  it.each(['NaN', 'Infinity', '-Infinity', '+Infinity', 'nan', '-nan', 'inf'])(
    'a bare %s makes its field unreadable, and no other',
    (word) => {
      const fields = `"speed":${word},"startTime": ${word} ,"status":${word},"type":"${word}","extra":[${word}]`
      const { nodes, raw, findings } = read(
        `{"instanceId":${word},"executeTime":${word},"nodes":[{"nodeName":"a",${fields}},${word}],"extra":${word}}`,
      )
      expect(nodes[0]).toMatchObject({
        name: 'a',
        type: word,
        rowsPerSecond: null,
        startMs: null,
        rawStatus: '',
      })
      expect(nodes[0]?.raw).toEqual([
        ['speed', word],
        ['startTime', word],
        ['status', word],
        ['extra', `[${word}]`],
      ])
      expect(nodes[1]?.raw).toEqual([['', word]])
      expect(raw).toEqual([
        ['instanceId', word],
        ['executeTime', word],
        ['extra', word],
      ])
      const unreadable = findings.flatMap((found) => (found.code === 'unreadable' ? [found.field] : []))
      expect(unreadable).toEqual(['instanceId', 'executeTime', 'speed', 'startTime', 'status', 'nodes'])
    },
  )

  it.each([
    '{"nodes":NaN}',
    'NaN',
    '{"nodes":[],NaN:1}',
    '{"nodes":[],"a":NaNs}',
    '{"nodes":[],"a":Infinit}',
  ])('%s is no run', (body) => {
    expect(() => parseResponse(body)).toThrow(UpstreamError)
  })

  it('an entry that is no node keeps its place and its text', () => {
    const { nodes, findings } = read('{"total":3,"nodes":[{"nodeName":"a"},null,[1,  2]]}')
    expect(nodes.map(({ key, raw }) => [key, raw])).toEqual([
      ['a', undefined],
      ['~1', [['', 'null']]],
      ['~2', [['', '[1,  2]']]],
    ])
    expect(findings.map(({ code }) => code)).toEqual(['unreadable', 'duplicate-name'])
  })
})
