import { isMet, listAims, type Aim } from './aims'
import { PARTS } from './cold-load'
import { LIST_SIZES } from './lists'
import { CONTENDERS, NODELINE, WALL, type Contender } from './peers'
import { median, type Samples } from './samples'

export interface Facts {
  runs: number
  sizes: readonly number[]
  machine: string
  chromium: string
  build: string
  /** More was to be done than the machine has cores for. */
  isBusy: boolean
}

const count = (value: number): string => Math.round(value).toLocaleString('en-US')
const short = (value: number): string => (value < 10 ? value.toFixed(1) : count(value))
const kB = (bytes: number): string => (bytes / 1_000).toFixed(1)

/** "12 (10–15)": the middle of the runs and both ends; the middle alone where they print the same. */
function spread(values: readonly number[], print = short): string {
  if (values.length === 0) return '–'
  const [middle, low, high] = [median(values), Math.min(...values), Math.max(...values)].map(print)
  return low === high ? `${middle}` : `${middle} (${low}–${high})`
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly string[][]): string =>
  [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')

interface Measure {
  what: string
  print?: (value: number) => string
}

/** A row for each contender, a column for each size; several measures share a cell. */
function versus(
  samples: Samples,
  sizes: readonly number[],
  measures: readonly Measure[],
  contenders: readonly Contender[] = CONTENDERS,
): string {
  const cell = (id: Contender['id'], size: number) => {
    if (samples.of(measures[0]?.what ?? '', id, size).length === 0) return '–'
    return measures.map(({ what, print = short }) => spread(samples.of(what, id, size), print)).join(' / ')
  }
  return table(
    ['', ...sizes.map((size) => `${count(size)} nodes`)],
    contenders.map(({ id, name }) => [name, ...sizes.map((size) => cell(id, size))]),
  )
}

const UNITS = { '×': ' ×', ms: ' ms', MB: ' MB', kB: ' kB', '': '' }

function aims(samples: Samples, sizes: readonly number[]): string {
  const judge = (aim: Aim) => {
    if (aim.values.length === 0) return 'not measured'
    return isMet(aim) ? 'met' : '**missed**'
  }
  return table(
    ['aim', 'measured', 'at most', ''],
    listAims(samples, sizes).map((aim) => {
      const print = (value: number) => `${value.toFixed(aim.unit === '×' ? 2 : 1)}${UNITS[aim.unit]}`
      return [aim.what, spread(aim.values, print), print(aim.atMost), judge(aim)]
    }),
  )
}

/** All that was measured; nothing in it names the machine or a folder. */
export function report(samples: Samples, { runs, sizes, machine, chromium, build, isBusy }: Facts): string {
  return `# What it costs to look at a run

Written by \`npm run bench\`; a report, not a test. Medians of ${runs} runs with (lowest–highest). Each page is opened in a fresh
browser context with an empty cache, all contenders and sizes one after the other in each run: compare within a table rather than with
another machine.

- ${machine}
${isBusy ? '  **Other work kept the cores busy: times on the clock are longer than they would be, and scatter. CPU times hold.**\n' : ''}- ${chromium}, headless, 1440 × 900, software drawing; ${build}

## Aims

${aims(samples, sizes)}

Ratios and differences are taken within each run. The empty page and recharts get the answer of the same size.
${sizes.length === 0 ? '' : reportRuns(samples, sizes)}${samples.of('barsMs', 'jobs', LIST_SIZES[0]).length === 0 ? '' : reportLists(samples)}`
}

function reportRuns(samples: Samples, sizes: readonly number[]): string {
  const drawn = CONTENDERS.filter(({ hasRows }) => hasRows)
  const idleSizes = sizes.filter((size) => samples.of('idleScriptMs', 'nodeline', size).length > 0)
  const cells = (what: string, print = short, id: Contender['id'] = 'nodeline') =>
    sizes.map((size) => spread(samples.of(what, id, size), print))
  const slowCells = (what: string) =>
    (['nodeline', 'floor', 'wall'] as const).map((id) => spread(samples.of(`${what} slowed`, id, 25)))
  const against = (what: string) => versus(samples, sizes, [{ what }])
  return `
The same bytes for all, through one local server: the product's own answers for its demo, of a running instance those of one moment in its middle.
recharts draws every node as a stacked bar (28 px a row), vis-timeline as a group with an item; it is given 25 nodes alone, since a poll of 200 takes it over
20 s. The empty React page says how many nodes there are. All three only run \`JSON.parse\`; Nodeline also checks the answer.

## Answer received to bars painted, ms

The page is open and idle when the answer comes. From the end of the response to the end of the first frame with a bar.

${against('barsMs')}

Of that, CPU of the main thread:

${against('barsCpuMs')}

\`JSON.parse\` alone, in the page: ${sizes.map((size) => `${spread(samples.of('parseMs', 'floor', size))} at ${count(size)}`).join(', ')}.

## Longest task / of those after the bars / blocking during the load, ms

Blocking is what each task takes beyond 50 ms, summed from the opening of the page until it rests, charts included.

${versus(samples, sizes, [{ what: 'longestMs' }, { what: 'longestAfterMs' }, { what: 'blockedMs' }])}

## Scrolling: frame p50 / p95, ms

A wheel gesture of 5,000 px at 4,000 px a second, or of the page's whole height: ${sizes.map((size) => `${count(median(samples.of('px', 'nodeline', size)))} px at ${count(size)}`).join(', ')}.

${versus(samples, sizes, [{ what: 'p50Ms' }, { what: 'p95Ms' }], drawn)}

## One poll that changes nothing: main thread in all / of which layout and style, ms of CPU

${versus(samples, sizes, [{ what: 'stillTaskMs' }, { what: 'stillLayoutMs' }])}

DOM changes among the rows:

${versus(samples, sizes, [{ what: 'stillMutations', print: count }])}

## One poll with about 1 % of the nodes changed: main thread in all / of which layout and style, ms of CPU

Nodes that changed: ${sizes.map((size) => `${spread(samples.of('changed', 'nodeline', size), count)} of ${count(size)}`).join(', ')}.

${versus(samples, sizes, [{ what: 'liveTaskMs' }, { what: 'liveLayoutMs' }])}

DOM changes among the rows:

${versus(samples, sizes, [{ what: 'liveMutations', print: count }])}

## A second in which nothing happens: script / main thread in all, ms of CPU

A run that goes on, opened and left alone for four seconds without an answer.

${versus(samples, idleSizes, [{ what: 'idleScriptMs' }, { what: 'idleTaskMs' }], [NODELINE, WALL])}

## Memory at rest: heap after a collection, MB / DOM elements / listeners

${versus(samples, sizes, [{ what: 'heapMb' }, { what: 'elements', print: count }, { what: 'listeners', print: count }])}

Elements of a row that is drawn, with the row: ${sizes.map((size) => `${spread(samples.of('elementsPerRow', 'nodeline', size))} at ${count(size)}`).join(', ')}.

## A cold load

Straight from the server, nothing cached in the browser. The empty React page is served by the same program from a build of its own, asks for the same
answer, and says how many nodes there are. Bytes as sent (Brotli, with headers), in kB.

${table(
  ['', ...sizes.map((size) => `${count(size)} nodes`)],
  [
    ['an empty React page: opened to its line painted, ms', ...cells('coldBarsMs', short, 'floor')],
    ['**Nodeline**: opened to bars painted, ms', ...cells('coldBarsMs', short)],
    ['requests before the bars', ...cells('requestsBefore', count)],
    ['script before the bars as gzip, kB', ...cells('earlyGzipBytes', kB)],
    ['requests in all', ...cells('requests', count)],
    ...PARTS.map((part) => [`${part}, kB`, ...cells(part, kB)]),
  ],
)}

## 25 nodes on a processor of a quarter of the speed

As above, with Chromium's CPU throttling; times of CPU are as the throttled thread counts them.

${table(
  ['', '**Nodeline**', 'an empty React page', 'the wall'],
  [
    ['answer received to bars painted, ms', ...slowCells('barsMs')],
    ['of that CPU, ms', ...slowCells('barsCpuMs')],
    ['longest task after the bars, ms', ...slowCells('longestAfterMs')],
    ['a second in which nothing happens: script, ms', ...slowCells('idleScriptMs')],
    ['opened to bars painted, cold, ms', ...slowCells('coldBarsMs')],
  ],
)}
`
}

function reportLists(samples: Samples): string {
  const cells = (what: string, id: Contender['id'] = 'jobs') =>
    LIST_SIZES.map((size) => spread(samples.of(what, id, size)))
  return `
## Lists of jobs

The demo's 250 jobs, and 10,000 with 100,000 runs: the list that its server has read is handed out when the page is open and idle, as above. Keys are
nine letters and digits typed one by one; in the look-up until the found jobs are in the document, which is the page's own share.

${table(
  ['', ...LIST_SIZES.map((size) => `${count(size)} jobs`)],
  [
    ['answer received to rows painted, ms', ...cells('barsMs')],
    ['of that CPU, ms', ...cells('barsCpuMs')],
    ['scrolling: frame p50, ms', ...cells('p50Ms')],
    ['scrolling: frame p95, ms', ...cells('p95Ms')],
    ['a key to the filtered list painted, the slowest, ms', ...cells('filterMs')],
    ['a key to the found jobs of the look-up, p95, ms', ...cells('lookUpMs')],
    ['heap after a collection, MB', ...cells('heapMb')],
    ['DOM elements', ...cells('elements')],
    ['opened to rows painted, cold, ms', ...cells('coldListMs')],
    ['the page of a run of 200 nodes, cold, ms', ...cells('coldListMs', 'nodeline')],
  ],
)}
`
}
