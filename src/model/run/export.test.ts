import { describe, expect, it } from 'vitest'
import { type RunNode, type RawField } from '../../contract/run'
import { statusWord } from '../../i18n/locale'
import { type Lang } from '../../contract/lang'
import { makeInstance } from '../../testing/runs'
import { formatNodesCsv, formatNodesJson } from './export'
import { sortNodes } from './order'

const NOW_MS = Date.parse('2026-11-22T05:00:00Z')
const makeOptions = (lang: Lang, zone: string) => ({
  zone,
  nowMs: NOW_MS,
  facts: new Map(),
  statusWord: (node: RunNode) => statusWord(node.status, node.rawStatus, lang),
})
const EN = makeOptions('en', 'Asia/Shanghai')

/** Parses RFC 4180. */
function parseCsv(csv: string): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true)
  expect(csv.endsWith('\r\n')).toBe(true)
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', after] of csv
    .slice(1, -2)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r"]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (after === '\r\n') rows.push([])
    if (after === '') break
  }
  return rows
}

const readCsv = (nodes: Partial<RunNode>[], options = EN) => {
  const run = makeInstance({ status: 'running' }, nodes)
  return parseCsv(formatNodesCsv(run, run.nodes, options))
}

const exportNode = (node: Partial<RunNode>, options = EN) => {
  const [head = [], row = []] = readCsv([node], options)
  expect(row).toHaveLength(head.length)
  return Object.fromEntries(head.map((name, index) => [name, row[index]]))
}

describe('the CSV', () => {
  it('has everything that a row shows', () => {
    const node: Partial<RunNode> = {
      name: 'load_dws',
      type: 'DWS SQL',
      status: 'forceSuccess',
      rawStatus: 'success',
      planMs: Date.parse('2026-11-22T04:00:00Z'),
      startMs: Date.parse('2026-11-22T04:00:05.250Z'),
      endMs: Date.parse('2026-11-22T04:01:05Z'),
      retries: 2,
      rows: 18_402_113,
      rowsPerSecond: 0.25,
      queue: 'default',
      logPath: 'obs://dlf-log/订单/2026-11-22 12_00_00.000/a.job',
    }
    expect(exportNode(node)).toEqual({
      node: 'load_dws',
      type: 'DWS SQL',
      status: 'success',
      status_word: 'Forced success',
      plan: '2026-11-22T12:00:00.000+08:00',
      start: '2026-11-22T12:00:05.250+08:00',
      end: '2026-11-22T12:01:05.000+08:00',
      duration_ms: '59750',
      retries: '2',
      rows: '18402113',
      rows_per_second: '0.25',
      rows_per_second_computed: '',
      queue: 'default',
      log_path: 'obs://dlf-log/订单/2026-11-22 12_00_00.000/a.job',
      usual_duration_ms: '',
      usual_runs: '',
      usual_versions: '',
      duration_change_ms: '',
      held_back_ms: '',
      critical_path: '',
    })
  })

  it('has what is usual, with the number of runs and their versions', () => {
    const fact = {
      usualMs: 60_000,
      usualRuns: 17,
      usualVersions: [41, 42] as const,
      changeMs: -250,
      heldBackMs: 0,
      path: { place: 3, of: 8 },
    }
    const row = exportNode({ key: 'k' }, { ...EN, facts: new Map([['k', fact]]) })
    expect(Object.values(row).slice(-6)).toEqual(['60000', '17', '41-42', '-250', '0', '3 of 8'])
  })

  it('leaves absent values empty, and prints 0', () => {
    const row = exportNode({
      name: 'n',
      status: 'waiting',
      rawStatus: 'waiting',
      type: '',
      retries: 0,
      rows: 0,
    })
    expect(Object.values(row).join('|')).toBe('n||waiting|Waiting|||||0|0||||||||||')
  })

  it.each<[string, Partial<RunNode>, string, string]>([
    ['a formula for a name', { name: '=HYPERLINK("http://evil")' }, 'node', `'=HYPERLINK("http://evil")`],
    ['a full-width formula', { name: '＝1+1' }, 'node', `'＝1+1`],
    ['a formula for a type', { type: '+cmd|x' }, 'type', `'+cmd|x`],
    ['a formula for a status', { status: 'unknown', rawStatus: '@SUM(A1)' }, 'status', `'@SUM(A1)`],
    [
      'a formula for a status in words',
      { status: 'unknown', rawStatus: '@SUM(A1)' },
      'status_word',
      `'@SUM(A1)`,
    ],
    ['a formula for a queue', { queue: '-1+1' }, 'queue', `'-1+1`],
    ['a formula for a log path', { logPath: '=1' }, 'log_path', `'=1`],
    ['quotes, commas and lines', { name: 'a "b", c\r\nd' }, 'node', 'a "b", c\r\nd'],
    [
      '2^53 + 1 rows',
      { rows: 9_007_199_254_740_992, raw: [['inputRowCount', '9007199254740993']] },
      'rows',
      '9007199254740993',
    ],
    ['negative rows as a number', { rows: -1 }, 'rows', '-1'],
    ['negative retries as a number', { retries: -1 }, 'retries', '-1'],
    ['a node that runs', { startMs: NOW_MS - 1_500, status: 'running' }, 'duration_ms', '1500'],
    ['a node that ends before it starts', { startMs: 9, endMs: 1 }, 'duration_ms', ''],
  ])('has %s', (_, node, column, expected) => {
    expect(exportNode(node)[column]).toBe(expected)
  })

  it('has a column for computed speeds', () => {
    const times = { rows: 100, startMs: 1, endMs: 2_001 }
    const speeds = (node: Partial<RunNode>) => {
      const row = exportNode(node)
      return [row['rows_per_second'], row['rows_per_second_computed']]
    }
    expect(speeds({ ...times, rowsPerSecond: 3 })).toEqual(['3', ''])
    expect(speeds(times)).toEqual(['', '50'])
  })

  it('uses the language and the zone of the page', () => {
    const node = { status: 'fail', startMs: Date.parse('2026-11-22T04:00:00Z') } as const
    expect(exportNode(node, makeOptions('zh-CN', 'UTC'))).toMatchObject({
      status_word: '运行失败',
      start: '2026-11-22T04:00:00.000+00:00',
    })
  })

  it('has the shown nodes in order; without nodes, the head alone', () => {
    const run = makeInstance({}, [{ startMs: 2 }, { startMs: 1 }, { startMs: 3 }])
    const shown = sortNodes(run.nodes.slice(0, 2), 'start', run, NOW_MS)
    expect(parseCsv(formatNodesCsv(run, shown, EN)).map(([name]) => name)).toEqual(['node', 'n2', 'n1'])
    expect(parseCsv(formatNodesCsv(run, [], EN))).toHaveLength(1)
  })
})

describe('the JSON', () => {
  it('has the address of the run, whole nodes, and the raw fields', () => {
    const raw: RawField[] = [['executeTime', '1']]
    const sharedRaw: RawField[] = [['submitTime', '1550910278706']]
    const run = makeInstance({ id: '9007199254740993', workspace: 'w', planMs: 5, raw, sharedRaw }, [
      { name: '=1', rows: 9_007_199_254_740_992, raw: [['inputRowCount', '9007199254740993']] },
      { logUrl: 'https://obs.test/a', planMs: 6 },
    ])
    const shown = run.nodes.toReversed()
    expect(JSON.parse(formatNodesJson(run, shown, new Map()))).toEqual({
      job: 'job_batch',
      instanceId: '9007199254740993',
      workspace: 'w',
      raw: [['executeTime', '1']],
      sharedRaw: [['submitTime', '1550910278706']],
      nodes: [
        { ...shown[0], planMs: 6 },
        { ...shown[1], planMs: 5 },
      ],
    })
  })
})
