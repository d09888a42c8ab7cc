import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '../../contract/status'
import {
  DEFAULT_MARKS,
  hasFilters,
  NO_FILTERS,
  readView,
  SORT_COLUMNS,
  toView,
  VIEWS,
  writeView,
  type Sort,
  type ViewState,
  ALIGNS,
} from './view'

const DEFAULT: ViewState = {
  nodes: [],
  sort: null,
  status: [],
  types: [],
  q: '',
  zoom: null,
  tableOnly: false,
  graph: false,
  why: false,
  vs: null,
  align: 'plan',
  at: null,
  collapseIdle: true,
  elapsed: false,
  marks: DEFAULT_MARKS,
  log: null,
  logFind: '',
}

const read = (search: string) => readView(new URLSearchParams(search))
const zoom = (fromMs: number, toMs: number): Partial<ViewState> => ({ zoom: { fromMs, toMs } })

const PARAMS = 'node=a&sort=end&q=x&from=1&to=2&view=table&idle=keep&axis=elapsed&status=fail&type=t'
const long = (length: number) => 'a'.repeat(length)

describe('an address with', () => {
  it.each<[string, string, Partial<ViewState>]>([
    ['no query', '', {}],
    ['a node', 'node=load_dws', { nodes: ['load_dws'] }],
    ['three nodes', 'node=a&node=b&node=c', { nodes: ['a', 'b'] }],
    ['one node twice', 'node=a&node=a', { nodes: ['a'] }],
    ['a node in Chinese', 'node=%E5%86%99%E5%85%A5~2', { nodes: ['写入~2'] }],
    ['a node of markup', 'node=%3Cimg+src%3Dx+onerror%3D1%3E', { nodes: ['<img src=x onerror=1>'] }],
    ['a node of 4,000 letters', `node=${long(4_000)}`, { nodes: [long(4_000)] }],
    ['a node of 4,001 letters', `node=${long(4_001)}`, {}],
    ['a type of 4,001 letters', `type=${long(4_001)}&type=b`, { types: ['b'] }],
    ['malformed percent signs', 'node=%&q=%E5%86', { nodes: ['%'], q: '\ufffd' }],
    ['a moment', 'at=1795800000000', { at: 1_795_800_000_000 }],
    ['a moment of 0', 'at=0', {}],
    ['a moment before 1970', 'at=-5', {}],
    ['a moment with a fraction', 'at=1.5', {}],
    ['a moment in words', 'at=02:12', {}],
    ['a moment that no date holds', 'at=9999999999999999', {}],
    ['no moment', 'at=', {}],
    ['an order', 'sort=-duration', { sort: '-duration' }],
    ['an order by no column', 'sort=problems', { sort: 'problems' }],
    ['an order that has no reverse', 'sort=-problems', {}],
    ['an unknown order', 'sort=constructor', {}],
    ['an empty order', 'sort=', {}],
    ['an order in capitals', 'sort=START', {}],
    ['two orders', 'sort=end&sort=start', { sort: 'end' }],
    ['statuses', 'status=fail&status=unknown&status=fail', { status: ['fail', 'unknown'] }],
    [
      'properties of Object as statuses',
      'status=__proto__&status=toString&status=fail',
      { status: ['fail'] },
    ],
    ['types', 'type=DWS+SQL&type=', { types: ['DWS SQL', ''] }],
    ['a pattern to find', 'q=(a%2B)%2B%24', { q: '(a+)+$' }],
    ['a text of 5,000 letters', `q=${long(5_000)}`, { q: long(300) }],
    ['an emoji that does not fit', `q=${long(299)}🌙b`, { q: long(299) }],
    ['an emoji that just fits', `q=${long(298)}🌙b`, { q: `${long(298)}🌙` }],
    ['a zoom', 'from=1551671584000&to=1551671598000', zoom(1_551_671_584_000, 1_551_671_598_000)],
    [
      'marks that are off',
      'marks=-usual,-ahead,-path,-links,-limits',
      { marks: { usual: 'off', ahead: false, path: false, links: false, limits: false } },
    ],
    ['marks beyond the default', 'marks=all,path', { marks: { ...DEFAULT_MARKS, usual: 'all', path: true } }],
    ['unknown marks', 'marks=constructor,,-all', {}],
    ['the graph', 'view=graph', { graph: true }],
    ['where the time went', 'why=1', { why: true }],
    ['a run to compare with', 'vs=8829187850', { vs: '8829187850' }],
    ['a run to compare with that is no id', 'vs=../x', {}],
    ['a run to compare with that may be itself', 'vs=latest', {}],
    ['the usual run to compare with', 'vs=usual', { vs: 'usual' }],
    ['a comparison by the start of a node', 'vs=7&align=node', { vs: '7', align: 'node' }],
    ['an unknown alignment', 'align=end', {}],
    ['a zoom from the epoch', 'from=0&to=1', zoom(0, 1)],
    ['a zoom up to the last Date', 'from=1&to=8640000000000000', zoom(1, 8.64e15)],
    [
      'switches',
      'view=table&idle=keep&axis=elapsed',
      { tableOnly: true, collapseIdle: false, elapsed: true },
    ],
    ['switches in their default', 'view=bars&idle=collapse&axis=clock', {}],
    ['unknown values of switches', 'view=&idle=TABLE&axis=1', {}],
    ['parameters that are not part of the view', 'workspace=w&tz=Asia/Shanghai&lang=zh', {}],
  ])('%s', (_, search, expected) => {
    expect(read(search)).toEqual({ ...DEFAULT, ...expected })
  })

  it.each([
    ...'from=1 to=1 from=2&to=1 from=1&to=1 from=now&to=later from=1.5&to=2.5'.split(' '),
    ...'from=0x1&to=0x2 from=-2&to=1 from=+1&to=2 from=1&to=8640000000000001'.split(' '),
    `from=1&to=${'9'.repeat(100)}`,
  ])('an impossible zoom shows the whole run: %s', (search) => {
    expect(read(search)).toEqual(DEFAULT)
  })

  it('80 types has 50 of them', () => {
    const many = Array.from({ length: 80 }, (_, i) => `type=t${i}`).join('&')
    expect(read(many).types).toHaveLength(50)
  })
})

describe('a changed view', () => {
  it.each<[string, string, Partial<ViewState>, string]>([
    ['leaves out defaults', PARAMS, DEFAULT, ''],
    ['keeps the rest of the view', 'node=a&q=x', { sort: '-rows' }, 'node=a&sort=-rows&q=x'],
    [
      'keeps other parameters',
      'workspace=w&wall=1&a=1&a=2',
      { nodes: ['x'] },
      'workspace=w&wall=1&a=1&a=2&node=x',
    ],
    ['drops unknown values', 'sort=nonsense&from=x&view=y', {}, ''],
    ['names two nodes', '', { nodes: ['a', 'b'] }, 'node=a&node=b'],
    ['removes one of two nodes', 'node=a&node=b', { nodes: ['b'] }, 'node=b'],
    ['encodes once', '', { q: '50% 订单&a=b' }, 'q=50%25+%E8%AE%A2%E5%8D%95%26a%3Db'],
    ['clears the filters', 'q=x&status=fail&type=t&sort=end', NO_FILTERS, 'sort=end'],
  ])('%s', (_, search, patch, expected) => {
    const before = new URLSearchParams(search)
    expect(writeView(before, patch).toString()).toBe(expected)
    // The given parameters belong to the router.
    expect(before.toString()).toBe(new URLSearchParams(search).toString())
  })
})

it.each<[string, boolean]>([
  ['', false],
  ['node=a&sort=end&view=table', false],
  ['q=x', true],
  ['status=fail', true],
  ['status=nonsense', false],
  ['type=', true],
])('the address "%s" has filters: %s', (search, expected) => {
  expect(hasFilters(read(search))).toBe(expected)
})

const VIEW_PARAMS = [
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
  'marks',
  'why',
  'vs',
  'align',
  'at',
  'log',
  'lq',
]
const NAMES = [...VIEW_PARAMS, 'tz', 'workspace', '', '__proto__']
const VALUES = 'fail start -end table keep elapsed __proto__ 0 <b> %zz \u202e'.split(' ')
const anyValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer().map(String),
  fc.nat({ max: 8.64e15 }).map(String),
  fc.constantFrom(...VALUES),
  fc.string({ unit: fc.constantFrom('a', ' ', '\0', '🌙'), minLength: 290, maxLength: 400 }),
)
const anySearch = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), anyValue), { maxLength: 60 })
  .map((pairs) => new URLSearchParams(pairs))

const anySort = fc.constantFrom<Sort | null>(
  null,
  'definition',
  'problems',
  ...SORT_COLUMNS.flatMap((column) => [column, `-${column}` as const]),
)
const anyTexts = (maxLength: number) =>
  fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength })
const anyView: fc.Arbitrary<ViewState> = fc
  .record({
    shown: fc.constantFrom(...VIEWS),
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
    collapseIdle: fc.boolean(),
    elapsed: fc.boolean(),
    why: fc.boolean(),
    vs: fc.constantFrom(null, '7', '8829187850'),
    align: fc.constantFrom(...ALIGNS),
    at: fc.option(fc.integer({ min: 1, max: 8.64e15 })),
    log: fc.constantFrom('beside' as const, 'full' as const, null),
    marks: fc.record({
      usual: fc.constantFrom('off', 'unusual', 'all'),
      ahead: fc.boolean(),
      path: fc.constantFrom(null, true, false),
      links: fc.boolean(),
      limits: fc.boolean(),
    }),
    logFind: fc.string({ unit: 'binary', maxLength: 40 }),
  })
  .map(({ shown, ...view }) => Object.assign(view, toView(shown)))

describe('any address', () => {
  it('is read as a possible view, which stays the same when it is written again', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const view = readView(search)
        expect(view.nodes.length).toBeLessThanOrEqual(2)
        expect(STATUSES).toEqual(expect.arrayContaining([...view.status]))
        expect(view.q.length).toBeLessThanOrEqual(300)
        expect(view.q.isWellFormed()).toBe(true)
        if (view.zoom) expect(view.zoom.toMs).toBeGreaterThan(view.zoom.fromMs)
        const written = new URLSearchParams(writeView(search, {}).toString())
        expect(readView(written)).toEqual(view)
        expect(writeView(written, {}).toString()).toBe(written.toString())
      }),
    )
  })

  it('can hold any view, and keeps its other parameters in order', () => {
    const others = (search: URLSearchParams) => [...search].filter(([name]) => !VIEW_PARAMS.includes(name))
    fc.assert(
      fc.property(anySearch, anyView, (search, view) => {
        const written = writeView(search, view)
        expect(others(written)).toEqual(others(search))
        expect(readView(new URLSearchParams(written.toString()))).toEqual(view)
      }),
    )
  })
})
