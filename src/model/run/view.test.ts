import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '../../contract/status'
import { hasFilters, NO_FILTERS, readView, SORT_COLUMNS, writeView, type Sort, type ViewState } from './view'

const DEFAULT: ViewState = {
  nodes: [],
  sort: null,
  status: [],
  types: [],
  q: '',
  zoom: null,
  tableOnly: false,
  collapseIdle: true,
  elapsed: false,
}

const read = (search: string) => readView(new URLSearchParams(search))
const write = (search: string, patch: Partial<ViewState>) =>
  writeView(new URLSearchParams(search), patch).toString()

describe('an address', () => {
  it.each<[string, string, Partial<ViewState>]>([
    ['without a query', '', {}],
    ['with a node', 'node=load_dws', { nodes: ['load_dws'] }],
    ['with two nodes', 'node=a&node=b', { nodes: ['a', 'b'] }],
    ['with three nodes', 'node=a&node=b&node=c', { nodes: ['a', 'b'] }],
    ['with one node twice', 'node=a&node=a', { nodes: ['a'] }],
    ['with a node in Chinese', 'node=%E5%86%99%E5%85%A5~2', { nodes: ['写入~2'] }],
    ['with a node of markup', 'node=%3Cimg+src%3Dx+onerror%3D1%3E', { nodes: ['<img src=x onerror=1>'] }],
    ['with a node of 4,000 letters', `node=${'a'.repeat(4_000)}`, { nodes: ['a'.repeat(4_000)] }],
    ['with a node of 4,001 letters', `node=${'a'.repeat(4_001)}`, {}],
    ['with a type of 4,000 letters', `type=${'a'.repeat(4_000)}`, { types: ['a'.repeat(4_000)] }],
    ['with a type of 4,001 letters', `type=${'a'.repeat(4_001)}&type=b`, { types: ['b'] }],
    ['with malformed percent signs', 'node=%&q=%E5%86', { nodes: ['%'], q: '\ufffd' }],
    ['with an order', 'sort=-duration', { sort: '-duration' }],
    ['with an order that is none of a column', 'sort=problems', { sort: 'problems' }],
    ['with an order turned around that cannot be', 'sort=-problems', {}],
    ['with an unknown order', 'sort=constructor', {}],
    ['with an empty order', 'sort=', {}],
    ['with an order in capitals', 'sort=START', {}],
    ['with two orders', 'sort=end&sort=start', { sort: 'end' }],
    ['with statuses', 'status=fail&status=unknown', { status: ['fail', 'unknown'] }],
    ['with a status twice', 'status=fail&status=fail', { status: ['fail'] }],
    ['with statuses of Object', 'status=__proto__&status=toString&status=fail', { status: ['fail'] }],
    ['with types', 'type=DWS+SQL&type=', { types: ['DWS SQL', ''] }],
    ['with a pattern to find', 'q=(a%2B)%2B%24', { q: '(a+)+$' }],
    ['with a text of 5,000 letters', `q=${'a'.repeat(5_000)}`, { q: 'a'.repeat(300) }],
    ['with an emoji that does not fit any more', `q=${'a'.repeat(299)}🌙b`, { q: 'a'.repeat(299) }],
    ['with an emoji that just fits', `q=${'a'.repeat(298)}🌙b`, { q: `${'a'.repeat(298)}🌙` }],
    [
      'with a window',
      'from=1551671584000&to=1551671598000',
      { zoom: { fromMs: 1551671584000, toMs: 1551671598000 } },
    ],
    ['with a window from the beginning of time', 'from=0&to=1', { zoom: { fromMs: 0, toMs: 1 } }],
    ['with half a window', 'from=1', {}],
    ['with the other half', 'to=1', {}],
    ['with a window turned around', 'from=2&to=1', {}],
    ['with a window of nothing', 'from=1&to=1', {}],
    ['with a window of words', 'from=now&to=later', {}],
    ['with a window of fractions', 'from=1.5&to=2.5', {}],
    ['with a window in hex', 'from=0x1&to=0x2', {}],
    ['with a negative window', 'from=-2&to=1', {}],
    ['with a window with spaces', 'from=+1&to=2', {}],
    ['with a window behind the last day', 'from=1&to=8640000000000001', {}],
    [
      'with a window up to the last day',
      'from=1&to=8640000000000000',
      { zoom: { fromMs: 1, toMs: 8.64e15 } },
    ],
    ['with a window of a hundred digits', `from=1&to=${'9'.repeat(100)}`, {}],
    [
      'with switches',
      'view=table&idle=keep&axis=elapsed',
      { tableOnly: true, collapseIdle: false, elapsed: true },
    ],
    ['with switches that say their default', 'view=bars&idle=fold&axis=clock', {}],
    ['with switches that say nothing', 'view=&idle=TABLE&axis=1', {}],
    ['with what belongs to others', 'workspace=w&tz=Asia/Shanghai&lang=zh', {}],
  ])('%s', (_, search, expected) => {
    expect(read(search)).toEqual({ ...DEFAULT, ...expected })
  })

  it('names at most fifty of anything', () => {
    const many = Array.from({ length: 80 }, (_, i) => `type=t${i}`).join('&')
    expect(read(many).types).toHaveLength(50)
  })
})

describe('a changed view', () => {
  it.each<[string, string, Partial<ViewState>, string]>([
    [
      'that is the default leaves the address bare',
      'node=a&sort=end&q=x&from=1&to=2&view=table&idle=keep&axis=elapsed&status=fail&type=t',
      DEFAULT,
      '',
    ],
    ['leaves the rest of the view alone', 'node=a&q=x', { sort: '-rows' }, 'node=a&sort=-rows&q=x'],
    [
      'leaves to others what is theirs',
      'workspace=w&tz=UTC&wall=1&a=1&a=2',
      { nodes: ['x'] },
      'workspace=w&tz=UTC&wall=1&a=1&a=2&node=x',
    ],
    ['drops what was nonsense', 'sort=nonsense&from=x&view=y', {}, ''],
    ['names two nodes', '', { nodes: ['a', 'b'] }, 'node=a&node=b'],
    ['takes the second node away', 'node=a&node=b', { nodes: ['b'] }, 'node=b'],
    ['zooms out', 'from=1&to=2', { zoom: null }, ''],
    ['encodes once', '', { q: '50% 订单&a=b' }, 'q=50%25+%E8%AE%A2%E5%8D%95%26a%3Db'],
    ['clears the filters', 'q=x&status=fail&type=t&sort=end', NO_FILTERS, 'sort=end'],
  ])('%s', (_, search, patch, expected) => {
    expect(write(search, patch)).toBe(expected)
  })

  it('leaves the old address as it was: others hold it', () => {
    const search = new URLSearchParams('q=x')
    writeView(search, { q: 'y' })
    expect(search.toString()).toBe('q=x')
  })
})

it.each<[string, boolean]>([
  ['', false],
  ['node=a&sort=end&view=table', false],
  ['q=x', true],
  ['status=fail', true],
  ['status=nonsense', false],
  ['type=', true],
])('there are filters in %s: %s', (search, expected) => {
  expect(hasFilters(read(search))).toBe(expected)
})

const PARAMS = [
  'node',
  'sort',
  'status',
  'type',
  'q',
  'from',
  'to',
  'view',
  'idle',
  'axis',
  'tz',
  'workspace',
  '',
  '__proto__',
]
const anyValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer().map(String),
  fc.nat({ max: 8.64e15 }).map(String),
  fc.constantFrom(
    'fail',
    'start',
    '-end',
    'table',
    'keep',
    'elapsed',
    '__proto__',
    '0',
    '<b>',
    '%zz',
    '\u202e',
  ),
  fc.string({ unit: fc.constantFrom('a', ' ', '\0', '🌙'), minLength: 290, maxLength: 400 }),
)
const anySearch = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...PARAMS), fc.string()), anyValue), { maxLength: 60 })
  .map((pairs) => new URLSearchParams(pairs))

const anySort = fc.constantFrom<Sort | null>(
  null,
  'definition',
  'problems',
  ...SORT_COLUMNS.flatMap((column) => [column, `-${column}` as const]),
)
const anyTexts = (maxLength: number) =>
  fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength })
const anyView: fc.Arbitrary<ViewState> = fc.record({
  nodes: anyTexts(2),
  sort: anySort,
  status: fc.subarray([...STATUSES]),
  types: anyTexts(50),
  q: fc.string({ unit: 'binary', maxLength: 40 }),
  zoom: fc.option(
    fc
      .tuple(fc.nat({ max: 8.64e15 - 1 }), fc.nat({ max: 8.64e15 }))
      .filter(([from, to]) => from !== to)
      .map(([a, b]) => ({ fromMs: Math.min(a, b), toMs: Math.max(a, b) })),
  ),
  tableOnly: fc.boolean(),
  collapseIdle: fc.boolean(),
  elapsed: fc.boolean(),
})

describe('whatever stands in the address', () => {
  it('is read without failing, and as a view that can be', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const view = readView(search)
        expect(view.nodes.length).toBeLessThanOrEqual(2)
        expect(STATUSES).toEqual(expect.arrayContaining([...view.status]))
        expect(view.q.length).toBeLessThanOrEqual(300)
        expect(view.q.isWellFormed()).toBe(true)
        if (view.zoom) expect(view.zoom.toMs).toBeGreaterThan(view.zoom.fromMs)
      }),
    )
  })

  it('is the same view after it was written again', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const written = new URLSearchParams(writeView(search, {}).toString())
        expect(readView(written)).toEqual(readView(search))
        expect(writeView(written, {}).toString()).toBe(written.toString())
      }),
    )
  })

  it('keeps what is not of the view, in its order', () => {
    const own = new Set(['node', 'sort', 'status', 'type', 'q', 'from', 'to', 'view', 'idle', 'axis'])
    const foreign = (search: URLSearchParams) => [...search].filter(([name]) => !own.has(name))
    fc.assert(
      fc.property(anySearch, anyView, (search, view) => {
        expect(foreign(writeView(search, view))).toEqual(foreign(search))
      }),
    )
  })

  it('holds any view: a copied address shows the same', () => {
    fc.assert(
      fc.property(anySearch, anyView, (search, view) => {
        expect(readView(new URLSearchParams(writeView(search, view).toString()))).toEqual(view)
      }),
    )
  })
})
