import { describe, expect, it } from 'vitest'
import { Finding, type FindingCode } from '../contract/findings'
import { findings as en } from './en/findings'
import { type FindingFormat, type FindingTexts, type FindingWords } from './finding-words'
import { findings as zh } from './zh-CN/findings'

type Given<Code extends FindingCode> = Omit<Extract<Finding, { code: Code }>, 'code'>

// Values hold nothing that could be taken for words of a sentence.
const one = { nodes: 1, example: '例' }
const two = { nodes: 2, example: '例' }
const many = { nodes: 1_200, example: '例' }
const itself = { nodes: 0, example: '' }
const outside = { all: false, gapMs: 246_197_000, edgeMs: 1_551_425_387_000, nodeMs: 1_551_671_584_000 }

/** Each code in every shape that changes its sentences; a new code does not compile without. */
const GIVEN: { [Code in FindingCode]: readonly Given<Code>[] } = {
  'duplicate-key': [
    { key: 'instanceId', values: ['34765', '30654'], node: null, used: '34765' },
    { key: 'instanceId', values: ['34765', '30654'], node: null, used: null },
    { key: 'instanceId', values: ['34765', '30654'], node: '例', used: '30654' },
    { key: 'status', values: ['1', '2', '3'], node: null, used: '3' },
    { key: 'status', values: ['1', '2'], node: '例', used: '2' },
    { key: 'status', values: ['1', '2'], node: '例', used: null },
  ],
  'id-mismatch': [{ given: '30654', asked: '34765' }],
  'job-mismatch': [{ given: '甲', asked: '乙' }],
  'node-id-mismatch': [
    { given: '30654', ...one },
    { given: '30654', ...many },
  ],
  'total-mismatch': [
    { total: 3, count: 2 },
    { total: 12_000, count: 0 },
  ],
  'outside-window': (['before', 'after', 'both'] as const).flatMap((side) => [
    { side, ...outside, ...one },
    { side, ...outside, ...many },
    { side, ...outside, all: true, ...one },
    { side, ...outside, all: true, ...two },
    { side, ...outside, all: true, ...many },
  ]),
  'status-contradiction': [
    { status: '甲', nodeStatus: '乙', all: false, ...one },
    { status: '甲', nodeStatus: '乙', all: false, ...many },
    { status: '甲', nodeStatus: '乙', all: true, ...one },
    { status: '甲', nodeStatus: '乙', all: true, ...two },
    { status: '甲', nodeStatus: '乙', all: true, ...many },
  ],
  'plan-mismatch': [
    { given: '1', instance: '2', ...one },
    { given: '1', instance: '2', ...many },
  ],
  'early-start': [{ start: '1', plan: '2', earlyMs: 7_200_000 }],
  'execute-time': [
    { given: '1', actualMs: 60_000, isMinutes: true },
    { given: '7', actualMs: 60_000 },
  ],
  'undocumented-field': [
    { field: '甲', value: '1550910278706', asMs: 1_550_910_278_706, nodes: 2 },
    { field: '甲', value: '{}', asMs: null, nodes: 1 },
    { field: '甲', value: '{}', asMs: null, nodes: 0 },
  ],
  'end-before-start': [
    { start: '2', end: '1', ...itself },
    { start: '2', end: '1', ...one },
    { start: '2', end: '1', ...many },
  ],
  seconds: [
    { field: '甲', value: '1551425327', ...itself },
    { field: '甲', value: '"1551425327"', ...one },
    { field: '甲', value: '1551425327', ...many },
  ],
  'far-future': [
    { field: '甲', value: '253402300799000', ...itself },
    { field: '甲', value: '"253402300799000"', ...one },
    { field: '甲', value: '1551425327000000', ...many },
  ],
  'not-utf8': [{ value: '甲\ufffd乙' }],
  unreadable: [
    { field: '甲', value: '"乙"', ...itself },
    { field: '甲', value: '"乙"', ...one },
    { field: '甲', value: '"乙"', ...many },
  ],
  'duplicate-name': [{ name: '甲', count: 1_200 }],
  'unknown-status': [
    { word: '甲', ...itself },
    { word: '甲', ...one },
    { word: '甲', ...many },
  ],
  'unknown-type': [
    { word: '甲', ...one },
    { word: '甲', ...many },
  ],
  'no-start': [itself, one, many],
  'end-unknown': [one, many],
  'unfinished-end': [
    { status: '甲', end: '1', ...itself },
    { status: '甲', end: '1', ...one },
    { status: '甲', end: '1', ...many },
  ],
  'log-path': [
    { value: '甲', ...one },
    { value: '甲', ...many },
  ],
}

const CODES = Finding.options.map((option) => option.entries.code.literal)
const ALL = CODES.flatMap((code) => GIVEN[code].map((given) => ({ code, ...given }) as Finding))

const FORMAT: FindingFormat = { duration: (ms) => `⟦${ms}⟧`, stamp: (ms) => `⟦${ms}⟧` }

const worded = (catalogue: FindingTexts, finding: Finding): FindingWords =>
  (catalogue[finding.code] as (finding: Finding, format: FindingFormat) => FindingWords)(finding, FORMAT)

/** Each shape of a finding with its words. */
const rowsOf = (catalogue: FindingTexts, code: FindingCode) =>
  ALL.filter((finding) => finding.code === code).map((finding) => ({
    finding,
    ...worded(catalogue, finding),
  }))

/** What all nodes share, or a sentence about none of them, needs no example. */
const needsExample = (finding: Finding) =>
  !('all' in finding && finding.all) && finding.code !== 'plan-mismatch'

it('every code of the contract has words in both languages', () => {
  expect(Object.keys(en.texts).toSorted()).toEqual(CODES.toSorted())
  expect(Object.keys(zh.texts).toSorted()).toEqual(CODES.toSorted())
  expect(CODES.length).toBeGreaterThan(15)
})

describe.each([
  ['English', en.texts, /[^.]\.$/, /\.\.| \./],
  ['Chinese', zh.texts, /[^。]。$/, /。。|[.,;:] |\.$|  /],
] as const)('in %s', (_, catalogue, end, odd) => {
  it.each(CODES)('%s: two sentences that are whole', (code) => {
    for (const { what, why, values } of rowsOf(catalogue, code)) {
      for (const sentence of [what, why]) {
        expect(sentence).toMatch(end)
        expect(sentence).not.toMatch(odd)
        expect(sentence).not.toMatch(/undefined|NaN|null|\[object|\bInvalid\b|  |⟦⟧/)
        expect(sentence).toBe(sentence.trim())
      }
      expect(values).not.toMatch(/undefined|NaN|\[object/)
      expect(values).not.toBe('')
    }
  })

  it.each(CODES)('%s: no value is kept back', (code) => {
    for (const { finding, what, why, values } of rowsOf(catalogue, code)) {
      const text = `${what} ${why} ${values}`
      for (const [field, value] of Object.entries(finding)) {
        if (field === 'code' || field === 'side' || typeof value !== 'string') continue
        if (field === 'example' && !needsExample(finding)) continue
        expect([field, text]).toEqual([field, expect.stringContaining(value)])
      }
      if (finding.code === 'duplicate-key') expect(values).toContain(finding.values.join(', '))
    }
  })

  it('counts nodes by thousands', () => {
    const finding: Finding = { code: 'unknown-type', word: '甲', ...many }
    expect(worded(catalogue, finding).what).toContain('1,200')
  })
})

describe.each(CODES)('the Chinese words of %s', (code) => {
  it('are Chinese, and hold no English sentence', () => {
    for (const { what, why } of rowsOf(zh.texts, code)) {
      expect(`${what}${why}`).not.toMatch(/[A-Za-z]{2,} [A-Za-z]{2,}/)
      for (const sentence of [what, why])
        expect(sentence.replaceAll(/[例甲乙]/g, '')).toMatch(/\p{Script=Han}/u)
    }
  })

  it('show the same values as the English ones', () => {
    const valuesOf = (catalogue: FindingTexts) => rowsOf(catalogue, code).map(({ values }) => values)
    expect(valuesOf(zh.texts)).toEqual(valuesOf(en.texts))
  })
})

describe('the grammar', () => {
  it.each<[string, Finding, string]>([
    ['one node', { code: 'unknown-type', word: 'x', ...one }, 'Node 例 has an undocumented type.'],
    ['two nodes', { code: 'unknown-type', word: 'x', ...two }, '2 nodes (例, …) have an undocumented type.'],
    ['the instance', { code: 'no-start', ...itself }, 'The instance has run, but without a start time.'],
    [
      'both nodes',
      { code: 'status-contradiction', status: 'fail', nodeStatus: 'success', all: true, ...two },
      'The status is fail, but both nodes are success.',
    ],
    [
      'the only node',
      { code: 'status-contradiction', status: 'fail', nodeStatus: 'success', all: true, ...one },
      'The status is fail, but the only node is success.',
    ],
    [
      'all nodes',
      { code: 'outside-window', side: 'after', ...outside, all: true, ...many },
      'All nodes lie outside the instance’s window.',
    ],
  ])('knows %s', (_, finding, what) => {
    expect(worded(en.texts, finding).what).toBe(what)
  })
})

describe('an id of the instance that stands twice', () => {
  const twice = (used: string | null): Finding => ({
    code: 'duplicate-key',
    key: 'instanceId',
    values: ['34765', '30654'],
    node: null,
    used,
  })

  it.each([
    [en.texts, '34765', '34765 is shown: it is the one in the address.'],
    [en.texts, null, 'None of them is the one in the address.'],
    [zh.texts, '34765', '显示的是地址中的 34765。'],
    [zh.texts, null, '都不是地址中的那个。'],
  ])('says which is shown', (catalogue, used, why) => {
    expect(worded(catalogue, twice(used)).why).toBe(why)
  })
})

describe('seconds', () => {
  it.each([
    ['as a number', '1551425327', '⟦1551425327000⟧'],
    ['as a text', '"1551425327"', '⟦1551425327000⟧'],
    ['before the epoch', '-5', '⟦-5000⟧'],
    ['the last instant there is', '8640000000000', '⟦8640000000000000⟧'],
    ['behind it', '8640000000001', '8640000000001'],
    ['beyond all numbers', '1e400', '1e400'],
    ['of many digits', '9'.repeat(200), '9'.repeat(200)],
    ['a word', '"soon"', '"soon"'],
    ['what was cut', `"155142${'0'.repeat(190)}…`, `"155142${'0'.repeat(190)}…`],
    ['a list', '[1]', '[1]'],
  ])('%s name an instant, or what was given', (_, value, shown) => {
    const finding: Finding = { code: 'seconds', field: '甲', value, ...one }
    expect(worded(en.texts, finding).why).toBe(`Documented in milliseconds; read as seconds: ${shown}.`)
    expect(worded(zh.texts, finding).why).toBe(`文档称单位为毫秒；此处按秒读作 ${shown}。`)
  })
})
