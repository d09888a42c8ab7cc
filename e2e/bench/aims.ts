import { MAX_WALL_JOBS } from '../../src/contract/wall-address'
import { LIST_SIZES } from './lists'
import { type Contender } from './peers'
import { median, type Samples } from './samples'

/** What the page is to reach; each is judged by the median of the runs. */
export interface Aim {
  what: string
  values: readonly number[]
  atMost: number
  unit: '×' | 'ms' | 'MB' | 'kB' | ''
}

type Id = Contender['id']

const SMALL = [25, 200, 1_000]
const LARGE = 10_000
/** Before the work on speed, in MB by nodes. */
const HEAP_BEFORE_MB: Readonly<Record<number, number>> = { 25: 8.4, 200: 9.2, 1_000: 9.5, 10_000: 13 }

/** Of lists of jobs, where they were measured. */
function listListAims(samples: Samples): Aim[] {
  const [usual, large] = LIST_SIZES
  const of = (what: string, size: number = large) => samples.of(what, 'jobs', size)
  if (of('barsMs').length === 0) return []
  const jobs = `${large.toLocaleString('en-US')} jobs`
  return [
    { what: `answer to first rows, ${jobs}`, values: of('barsMs'), atMost: 300, unit: 'ms' },
    { what: `answer to first rows, ${jobs}: CPU`, values: of('barsCpuMs'), atMost: 300, unit: 'ms' },
    { what: `scrolling, ${jobs}: p95 of a frame`, values: of('p95Ms'), atMost: 20, unit: 'ms' },
    { what: `key to filtered list, ${jobs}: the slowest`, values: of('filterMs'), atMost: 32, unit: 'ms' },
    {
      what: `key to found jobs in the look-up, ${jobs}: p95`,
      values: of('lookUpMs'),
      atMost: 16,
      unit: 'ms',
    },
    {
      what: `opened to rows, cold, ${usual} jobs, against the page of a run of 200 nodes`,
      values: samples.ratios('coldListMs', { id: 'jobs', size: usual }, { id: 'nodeline', size: usual }),
      atMost: 1.3,
      unit: '×',
    },
  ]
}

/** Of a wall of jobs, where it was measured. */
function listWallAims(samples: Samples): Aim[] {
  const of = (what: string) => samples.of(what, 'wall-jobs', MAX_WALL_JOBS)
  const wall = `a wall of ${MAX_WALL_JOBS} jobs`
  if (of('idleScriptMs').length === 0) return []
  return [
    { what: `idle second of ${wall}: script`, values: of('idleScriptMs'), atMost: 5, unit: 'ms' },
    { what: `poll without changes, ${wall}: CPU`, values: of('stillTaskMs'), atMost: 20, unit: 'ms' },
    { what: `poll with changes, ${wall}: CPU`, values: of('liveTaskMs'), atMost: 20, unit: 'ms' },
  ]
}

/** The aims that the measured sizes can say something about. */
export function listAims(samples: Samples, sizes: readonly number[]): Aim[] {
  const times = (what: string, size: number, other: Id, id: Id = 'nodeline') =>
    samples.ratios(what, { id, size }, { id: other, size })
  const above = (what: string, size: number, other: Id) =>
    samples.differences(what, { id: 'nodeline', size }, { id: other, size })
  const of = (what: string, size: number, id: Id = 'nodeline') => samples.of(what, id, size)
  const nodes = (size: number) => `${size.toLocaleString('en-US')} nodes`
  const each = (list: readonly number[], aims: (size: number) => Aim[]) =>
    list.filter((size) => sizes.includes(size)).flatMap(aims)
  const all = [...SMALL, LARGE]
  return [
    ...each(all, (size) => {
      const atMost = size === LARGE ? 2 : 3
      const what = `answer to bars, ${nodes(size)}, against the empty page`
      return [
        { what: `${what}: clock`, values: times('barsMs', size, 'floor'), atMost, unit: '×' },
        { what: `${what}: CPU`, values: times('barsCpuMs', size, 'floor'), atMost, unit: '×' },
      ]
    }),
    ...each(all, (size) => [
      {
        what: `answer to bars, ${nodes(size)}, against recharts`,
        values: times('barsMs', size, 'recharts'),
        atMost: size === 200 ? 0.25 : 1,
        unit: '×',
      },
    ]),
    ...each(all, (size) => [
      {
        what: `poll with changes, ${nodes(size)}: CPU above the empty page`,
        values: above('liveTaskMs', size, 'floor'),
        atMost: size === LARGE ? 40 : 10,
        unit: 'ms',
      },
    ]),
    ...each([25], (size) => [
      {
        what: `poll with changes, ${nodes(size)}, against vis-timeline: CPU`,
        values: times('liveTaskMs', size, 'vis-timeline'),
        atMost: 1,
        unit: '×',
      },
    ]),
    ...each(all, (size) => [
      {
        what: `poll without changes, ${nodes(size)}: CPU above the empty page`,
        values: above('stillTaskMs', size, 'floor'),
        atMost: 3,
        unit: 'ms',
      },
      {
        what: `poll without changes, ${nodes(size)}: DOM changes among the rows`,
        values: of('stillMutations', size),
        atMost: 0,
        unit: '',
      },
    ]),
    ...each([25, 200], (size) => [
      {
        what: `idle second of a running page, ${nodes(size)}: script`,
        values: of('idleScriptMs', size),
        atMost: 3,
        unit: 'ms',
      },
      {
        what: `idle second of a wall, ${nodes(size)}: script`,
        values: of('idleScriptMs', size, 'wall'),
        atMost: 3,
        unit: 'ms',
      },
      {
        what: `longest task after the bars, ${nodes(size)}`,
        values: of('longestAfterMs', size),
        atMost: 100,
        unit: 'ms',
      },
    ]),
    ...each(all, (size) => [
      {
        what: `scrolling, ${nodes(size)}: p95 of a frame`,
        values: of('p95Ms', size),
        atMost: 20,
        unit: 'ms',
      },
      { what: `elements a row, ${nodes(size)}`, values: of('elementsPerRow', size), atMost: 14, unit: '' },
      { what: `listeners, ${nodes(size)}`, values: of('listeners', size), atMost: 300, unit: '' },
      {
        what: `heap at rest, ${nodes(size)}`,
        values: of('heapMb', size),
        atMost: HEAP_BEFORE_MB[size] ?? 0,
        unit: 'MB',
      },
    ]),
    ...each(all, (size) => [
      {
        what: `opened to bars, cold, ${nodes(size)}, against the empty page`,
        values: times('coldBarsMs', size, 'floor'),
        atMost: 1.6,
        unit: '×',
      },
      {
        what: `requests before the bars, ${nodes(size)}`,
        values: of('requestsBefore', size),
        atMost: 12,
        unit: '',
      },
      {
        what: `script before the bars, ${nodes(size)}: gzip`,
        values: of('earlyGzipBytes', size).map((bytes) => bytes / 1_000),
        atMost: 135,
        unit: 'kB',
      },
    ]),
    ...listListAims(samples),
    ...listWallAims(samples),
  ]
}

export const isMet = ({ values, atMost }: Aim): boolean => median(values) <= atMost
