import { median } from '../samples'
import { type Calls, type Crowd, type Failing, type Herd, type Huge, type Outage } from './trials'
import { errorsOf, percentile } from './viewers'

export interface Results {
  crowd: Crowd
  /** The same viewers in front of the bare server: what the machine and the load generator add to a latency. */
  floor: Crowd
  crowdCalls: number
  herd: Herd
  outage: Outage
  failing: Failing
  /** One for each server that was started. */
  huge: readonly Huge[]
  startMs: readonly number[]
  stopMs: readonly number[]
}

export interface Facts {
  machine: string
  build: string
  isQuick: boolean
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
const mb = (value: number): string => `${Math.round(value)} MB`
const thousands = (value: number): string => Math.round(value).toLocaleString('en-US')
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`

/** "12 (10–15)": the median, the lowest and the highest. */
const spread = (values: readonly number[]): string =>
  `${ms(median(values))} (${ms(Math.min(...values))}–${ms(Math.max(...values))})`

/** The rows of the table of aims: what, measured, aim, met or missed. */
function aims({ crowd, herd, outage, failing, huge, startMs, stopMs }: Results): string[][] {
  const atMost = (what: string, value: number, limit: number, print: (value: number) => string) => [
    what,
    print(value),
    `at most ${print(limit)}`,
    value <= limit ? 'met' : '**MISSED**',
  ]
  const calls = (name: string, { mostInASecond }: Calls) =>
    atMost(`calls upstream in any second, ${name}`, mostInASecond, 15, String)
  const hugeMs = (what: 'longestWaitMs' | 'longestWorkMs') => median(huge.map((one) => one[what]))
  const viewers = `${thousands(crowd.viewers)} viewers`
  return [
    atMost(`${viewers}: p99 of a poll`, percentile(crowd.latencyMs, 0.99), 50, ms),
    atMost(`${viewers}: errors`, errorsOf(crowd), 0, String),
    atMost(`${viewers}: memory (RSS)`, crowd.maxRssMb, 256, mb),
    atMost(`calls upstream for ${herd.asked} cold requests at once`, herd.calls, 1, String),
    atMost(`errors for ${herd.asked} cold requests at once`, herd.errors, 0, String),
    calls('connections closed for a minute', outage.during),
    calls('when the upstream comes back', outage.afterwards),
    calls('every call answered with 500', failing.calls),
    atMost('errors shown for known runs while the upstream fails', errorsOf(outage.seen), 0, String),
    atMost('50,000 nodes: longest wait of other requests', hugeMs('longestWaitMs'), 200, ms),
    atMost('50,000 nodes: most CPU time of the event loop within a wait', hugeMs('longestWorkMs'), 200, ms),
    atMost('start to the first response', median(startMs), 1000, ms),
    atMost('SIGTERM to the end, worst', Math.max(...stopMs), 10_000, ms),
  ]
}

const CROWD_HEAD = ['', 'polls/s', '304', 'p50', 'p95', 'p99', 'longest', 'errors', 'of a core', 'RSS']

function crowdRow(name: string, crowd: Crowd): string[] {
  const { asked, seconds, changed, unchanged, latencyMs, cpuShare, maxRssMb } = crowd
  const at = (share: number) => ms(percentile(latencyMs, share))
  return [
    name,
    thousands(asked / seconds),
    percent(unchanged / (changed + unchanged)),
    at(0.5),
    at(0.95),
    at(0.99),
    ms(latencyMs.at(-1) ?? 0),
    `${errorsOf(crowd)}${formatKinds(crowd.errors)}`,
    percent(cpuShare),
    mb(maxRssMb),
  ]
}

/** ` (503: 12)`; empty when there are no errors. */
function formatKinds(errors: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(errors).map(([what, count]) => `${what}: ${count}`)
  return kinds.length === 0 ? '' : ` (${kinds.join(', ')})`
}

/** The whole report as Markdown. It names no machine and no folder. */
export function report(results: Results, { machine, build, isQuick }: Facts): string {
  const { crowd, floor, crowdCalls, herd, outage, failing, huge, startMs, stopMs } = results
  const recovery =
    outage.recoveryMs === null
      ? 'Old data were still shown when the bench stopped waiting.'
      : `${(outage.recoveryMs / 1000).toFixed(1)} s after it came back no viewer was shown old data.`
  return `# What the server carries

Written by \`npm run bench:server\`; a report, not a test.${isQuick ? ' **A short trial: its figures say little.**' : ''} The measured server has one core
for itself as far as the machine allows; the load generator and the demo share the other one.

- ${machine}
- ${build}

## Aims

${table(['', 'measured', 'aim', ''], aims(results))}

## ${thousands(crowd.viewers)} viewers

On kept connections, each polling every ${crowd.everyMs / 1000} s with a jitter of 10 %, for ${Math.round(crowd.seconds)} s; ten runs, two of which go on: ${crowdCalls} calls upstream. The bare
server sends the same bytes for one run and does nothing else. The load generator was at most ${ms(crowd.ownDelayMs)} late.

${table(CROWD_HEAD, [crowdRow('**Nodeline**', crowd), crowdRow('bare `node:http`', floor)])}

## An upstream that fails

- **Cold.** ${thousands(herd.asked)} requests at once for a run that is not cached, from an upstream that takes half a second: ${herd.calls} call(s) upstream, ${herd.errors} errors, all
  answered after ${ms(herd.tookMs)}.
- **Down.** ${outage.runs} known runs, ${thousands(outage.seen.asked / outage.seen.seconds)} polls/s, and an upstream that closes every connection for ${outage.seconds} s: ${outage.during.all} calls upstream, at most
  ${outage.during.mostInASecond} in any second; ${errorsOf(outage.seen)} errors${formatKinds(outage.seen.errors)}; ${percent(outage.seen.stale / outage.seen.asked)} of the polls got old data marked as such. ${recovery}
- **Failing.** ${thousands(failing.asked / failing.seconds)} polls/s on 200 runs whose calls are all answered with 500, for ${failing.seconds} s: ${failing.calls.all} calls upstream, at most ${failing.calls.mostInASecond} in any second.

## A run of 50,000 nodes

Asked for once of each new server, while another client asked \`/healthz\` every 5 ms.

${table(
  ['', ...huge.map((_, i) => `${i + 1}`)],
  [
    ['until the response began', ...huge.map(({ tookMs }) => ms(tookMs))],
    ['longest wait of the other client', ...huge.map(({ longestWaitMs }) => ms(longestWaitMs))],
    ['the same at rest', ...huge.map(({ restWaitMs }) => ms(restWaitMs))],
    ['most CPU time of the event loop within a wait', ...huge.map(({ longestWorkMs }) => ms(longestWorkMs))],
    [
      'RSS before / at most / afterwards, MB',
      ...huge.map((one) => [one.beforeMb, one.peakMb, one.afterMb].map(Math.round).join(' / ')),
    ],
  ],
)}

## Start and end

Start of the process to the first response about a run: ${spread(startMs)}. SIGTERM to the end of the process: ${spread(stopMs)}.
`
}
