import { PARTS } from './cold-load'
import { LIMIT_MS } from './measure'
import { CONTENDERS, type Contender } from './peers'
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
    const runs = samples.of(measures[0]?.what ?? '', id, size).length
    const late = ['still', 'live'].some((task) => samples.gaveUp(task, id, size))
    if (runs === 0 && late) return `> ${LIMIT_MS / 1_000} s`
    const texts = measures.map(({ what, print = short }) => spread(samples.of(what, id, size), print))
    const most = samples.of(measures[0]?.what ?? '', 'nodeline', size).length
    return texts.join(' / ') + (runs < most ? `, ${runs} of ${most} runs` : '')
  }
  return table(
    ['', ...sizes.map((size) => `${count(size)} nodes`)],
    contenders.map(({ id, name }) => [name, ...sizes.map((size) => cell(id, size))]),
  )
}

function aims(samples: Samples, sizes: readonly number[]): string {
  const largest = Math.max(...sizes)
  const middle = sizes.includes(200) ? 200 : Math.min(...sizes)
  const ours = { id: 'nodeline', size: largest } as const
  const most = (what: string) =>
    Math.max(0, ...sizes.flatMap((size) => median(samples.of(what, ours.id, size))))
  const times = (value: number) => `${value.toFixed(2)} ×`
  const row = (what: string, values: readonly number[], aim: number, print: (value: number) => string) => [
    what,
    spread(values, print),
    print(aim),
    median(values) <= aim ? 'met' : '**missed**',
  ]
  const atMost = `${count(largest)} nodes`
  return table(
    ['aim', 'measured', 'at most', ''],
    [
      row(
        `bars painted: ${atMost} against ${middle}`,
        samples.ratios('barsMs', ours, { id: 'nodeline', size: middle }),
        1.5,
        times,
      ),
      row(
        `bars painted: ${atMost} against an empty page with the same answer`,
        samples.ratios('barsMs', ours, { id: 'floor', size: largest }),
        2.5,
        times,
      ),
      row(
        `scrolling ${atMost}: p95 of a frame, ms`,
        samples.of('p95Ms', ours.id, largest),
        33.3,
        (ms) => `${ms.toFixed(1)} ms`,
      ),
      row(
        'a poll that changes nothing: DOM changes in the table, all sizes',
        [most('stillMutations')],
        0,
        count,
      ),
      row(
        'script of a cold load before the charts, gzip',
        samples.of('earlyGzipBytes', ours.id, largest),
        150_000,
        (bytes) => `${kB(bytes)} kB`,
      ),
    ],
  )
}

/** The whole report; nothing in it names the machine or a folder. */
export function report(samples: Samples, { runs, sizes, machine, chromium, build, isBusy }: Facts): string {
  const nodeline = CONTENDERS.filter(({ id }) => id === 'nodeline')
  const drawn = CONTENDERS.filter(({ hasRows }) => hasRows)
  const against = (what: string) => versus(samples, sizes, [{ what }])
  return `# What it costs to look at a run

Written by \`npm run bench\`; a report, not a test. Medians of ${runs} runs with (lowest–highest). Each page is opened in a fresh
browser context with an empty cache, all contenders and sizes one after the other in each run: compare within a table rather than with
another machine.

- ${machine}
${isBusy ? '  **Other work kept the cores busy: times on the clock are longer than they would be, and scatter. CPU times hold.**\n' : ''}- ${chromium}, headless, 1440 × 900, software drawing; ${build}
- The same bytes for all, through one local server: the product's own answers for its demo of 25, 200, 1,000 and 10,000 nodes.
  recharts draws every node as a stacked bar (${count(28)} px a row), vis-timeline as a group with an item. The empty React page says how many
  nodes there are. All three only run \`JSON.parse\`; Nodeline also checks the answer.
- A contender that needs more than ${LIMIT_MS / 1_000} s for one step is said to take longer, and not asked to do that again.

## Aims

${aims(samples, sizes)}

Ratios are taken within each run, on the clock; by CPU of the main thread the first two are
${spread(samples.ratios('barsCpuMs', { id: 'nodeline', size: Math.max(...sizes) }, { id: 'nodeline', size: 200 }), (ratio) => ratio.toFixed(2))} and ${spread(samples.ratios('barsCpuMs', { id: 'nodeline', size: Math.max(...sizes) }, { id: 'floor', size: Math.max(...sizes) }), (ratio) => ratio.toFixed(2))}. The empty page is drawn with the answer of the same size.

## Answer received to bars painted, ms

The page is open and idle when the answer comes. From the end of the response to the end of the first frame with a bar.

${against('barsMs')}

Of that, CPU of the main thread:

${against('barsCpuMs')}

\`JSON.parse\` alone, in the page: ${sizes.map((size) => `${spread(samples.of('parseMs', 'floor', size))} at ${count(size)}`).join(', ')}.

## Longest task / blocking during the load, ms

Blocking is what each task takes beyond 50 ms, summed from the opening of the page until it rests, charts included.

${versus(samples, sizes, [{ what: 'longestMs' }, { what: 'blockedMs' }])}

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

## Memory at rest: heap after a collection, MB / DOM elements / listeners

${versus(samples, sizes, [{ what: 'heapMb' }, { what: 'elements', print: count }, { what: 'listeners', print: count }])}

## A cold load of the product

Straight from its own server, nothing cached. Bytes as sent (Brotli, with headers), in kB.

${table(
  ['', ...sizes.map((size) => `${count(size)} nodes`)],
  nodeline.flatMap(({ id }) => [
    ['opened to bars painted, ms', ...sizes.map((size) => spread(samples.of('coldBarsMs', id, size)))],
    ['requests', ...sizes.map((size) => spread(samples.of('requests', id, size), count))],
    ...PARTS.map((part) => [`${part}, kB`, ...sizes.map((size) => spread(samples.of(part, id, size), kB))]),
    [
      'script before the bars as gzip, kB (aim: < 150)',
      ...sizes.map((size) => spread(samples.of('earlyGzipBytes', id, size), kB)),
    ],
  ]),
)}
`
}
