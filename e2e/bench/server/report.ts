import { median } from '../samples'
import { type Results, CASE_NAMES, aims, ms, ratios } from './aims'
import { CASES, CONTENDERS, type Case, type Contender, type Rates } from './rates'
import { type Crowd, type Huge } from './trials'
import { errorsOf, percentile } from './viewers'

export interface Facts {
  rounds: number
  seconds: number
  machine: string
  build: string
  generator: string
  nginx: string
  bodyBytes: number
  packedBytes: number
  isQuick: boolean
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')

const thousands = (value: number): string => Math.round(value).toLocaleString('en-US')
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`

/** "12 (10–15)": the middle of the rounds and both ends. */
const spread = (values: readonly number[], print: (value: number) => string = thousands): string =>
  `${print(median(values))} (${print(Math.min(...values))}–${print(Math.max(...values))})`

const NAMES: Record<Contender, string> = {
  nodeline: '**Nodeline**',
  nginx: 'nginx, `proxy_cache`',
  bare: 'bare `node:http`',
}

function ratesTable(rates: Rates, what: 'perSecond' | 'cpuUs'): string {
  const ratio = (a: Contender, b: Contender) => [
    `${NAMES[a]} against ${NAMES[b]}`,
    ...CASES.map((asked) => spread(ratios(rates, asked, what, [a, b]), (value) => `${value.toFixed(2)} ×`)),
  ]
  return table(
    ['', ...CASES.map((asked: Case) => CASE_NAMES[asked])],
    [
      ...CONTENDERS.map((one) => [
        NAMES[one],
        ...CASES.map((asked) => spread(rates.of(one, asked).map((rate) => rate[what]))),
      ]),
      ratio('nodeline', 'nginx'),
      ratio('nodeline', 'bare'),
    ],
  )
}

function crowdRow(name: string, crowd: Crowd, calls: string): string[] {
  const { asked, seconds, changed, unchanged, latencyMs, cpuShare, maxRssMb, ownDelayMs, comingMs } = crowd
  const at = (share: number) => ms(percentile(latencyMs, share))
  return [
    name,
    thousands(asked / seconds),
    percent(unchanged / (changed + unchanged)),
    at(0.5),
    at(0.95),
    at(0.99),
    ms(latencyMs.at(-1) ?? 0),
    ms(comingMs),
    `${errorsOf(crowd)}${kindsOf(crowd.errors)}`,
    percent(cpuShare),
    `${Math.round(maxRssMb)} MB`,
    calls,
    ms(ownDelayMs),
  ]
}

/** ` (503: 12)`; nothing when there are none. */
function kindsOf(errors: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(errors).map(([what, count]) => `${what}: ${count}`)
  return kinds.length === 0 ? '' : ` (${kinds.join(', ')})`
}

const CROWD_HEAD = [
  '',
  'polls/s',
  '304',
  'p50',
  'p95',
  'p99',
  'longest',
  'while they came',
  'errors',
  'of a core',
  'RSS',
]

/** The whole report; nothing in it names the machine or a folder. */
export function report(results: Results, facts: Facts): string {
  const { rates, crowd, nginxCrowd, crowdCalls, herd, outage, failing, huge, startMs, stopMs } = results
  const { rounds, seconds, machine, build, generator, nginx, bodyBytes, packedBytes, isQuick } = facts
  const rows = aims(results).map(({ what, measured, aim, isMet }) => [
    what,
    measured,
    aim,
    isMet ? 'met' : '**MISSED**',
  ])
  const of = (what: keyof Huge, print: (value: number) => string) =>
    print(median(huge.map((one) => one[what])))
  const recovery =
    outage.recoveryMs === null
      ? 'Old data was still shown when the waiting for its end was over.'
      : `${(outage.recoveryMs / 1000).toFixed(1)} s after it came back nobody was shown old data any more.`
  return `# What the server carries

Written by \`npm run bench:server\`; a report, not a test.${isQuick ? ' **A short trial: its figures say little.**' : ''} What is measured
has one core for itself as far as the machine allows; whatever asks it and whatever it asks share the other one. Compare contenders
with each other rather than with another machine.

- ${machine}
- ${build}; ${nginx}, one worker, with \`proxy_cache\`, \`proxy_cache_lock\` and \`proxy_cache_use_stale\`; requests by ${generator}.
- Others took ${percent(rates.othersShare)} of the server's core when nothing of this bench ran (median, before each reading). CPU times hold
  on a busy machine; rates and waits are worse than they would be.
- The answer is a run of 25 nodes that is over: ${thousands(bodyBytes)} bytes, ${thousands(packedBytes)} packed. All three hand out the same bytes and
  the same headers. The bare server knows one answer and looks at nothing but two headers of a request: what Node itself costs.

## Aims

${table(['', 'measured', 'aim', ''], rows)}

## Requests a second, 64 connections

Medians of ${rounds} rounds of ${seconds} s for each cell, with (lowest–highest); ratios are taken within each round.

${ratesTable(rates, 'perSecond')}

## CPU of the server for one request, µs

User and system time of the process, all its threads and workers.

${ratesTable(rates, 'cpuUs')}

## ${thousands(crowd.viewers)} viewers

On kept connections, each polling every ${crowd.everyMs / 1000} s, a tenth early or late, for ${Math.round(crowd.seconds)} s; ten runs, two of which go on. nginx was
asked for one run for ${Math.round(nginxCrowd.seconds)} s: what of the waits is the machine's and the asker's. All came within the five seconds before, which count only for the
longest wait of that time and for errors. The last column is how late the asker itself was at worst.

${table(
  [...CROWD_HEAD, 'upstream calls', 'asker late'],
  [crowdRow(NAMES.nodeline, crowd, `${crowdCalls}`), crowdRow(NAMES.nginx, nginxCrowd, '–')],
)}

## An upstream in trouble

- **Cold.** ${thousands(herd.asked)} requests at once for a run that nobody had asked for, from an upstream that takes half a second: ${herd.calls} upstream
  call${herd.calls === 1 ? '' : 's'}, ${herd.errors} errors, all answered after ${ms(herd.tookMs)}.
- **Down.** ${outage.runs} known runs, ${thousands(outage.seen.asked / outage.seen.seconds)} polls/s, and an upstream that closes every connection for ${outage.seconds} s: ${outage.during.all} upstream calls, at most
  ${outage.during.mostInASecond} in any second; ${errorsOf(outage.seen)} errors${kindsOf(outage.seen.errors)}, ${percent(outage.seen.stale / outage.seen.asked)} of the polls were answered with old data that says so. ${recovery}
  Meanwhile it got at most ${outage.afterwards.mostInASecond} calls in any second.
- **Failing.** ${thousands(failing.asked / failing.seconds)} polls/s on 200 runs whose calls are all answered with 500, for ${failing.seconds} s: ${failing.calls.all} upstream calls, at most ${failing.calls.mostInASecond} in any second.

Calls are counted where they arrive, while the budget counts them where they leave: one that is held up on its way, as on a machine whose cores
are busy, arrives together with later ones. A budget that is too wide would show over ten seconds, too.

## A run of 50,000 nodes

Asked for once, of ${huge.length === 1 ? 'one new server' : `${huge.length} new servers, one after the other`}: ${of('tookMs', ms)} until its answer (${of('bytes', (bytes) => (bytes / 1e6).toFixed(1))} MB packed) began. Somebody
else asked \`/healthz\` every 5 ms meanwhile:

${table(
  ['', ...huge.map((_, i) => `${i + 1}`)],
  [
    ['longest wait', ...huge.map(({ longestWaitMs }) => ms(longestWaitMs))],
    ['the same in the seconds before, at rest', ...huge.map(({ restWaitMs }) => ms(restWaitMs))],
    [
      'most CPU time of the answering thread within a wait',
      ...huge.map(({ longestWorkMs }) => ms(longestWorkMs)),
    ],
    [
      'longest turn of the event loop, by the own figures',
      ...huge.map(({ longestTurnMs }) => ms(longestTurnMs)),
    ],
    [
      'RSS before / at most / afterwards, MB',
      ...huge.map((one) => [one.beforeMb, one.peakMb, one.afterMb].map(Math.round).join(' / ')),
    ],
  ],
)}

A wait holds also what others on this machine took of the core; the CPU time, known to 10 ms, does not.

## Start and end

From the start of the process to the first answer about a run, demo included: ${spread(startMs, ms)}. From SIGTERM to the end of the process: ${spread(stopMs, ms)}; one of the servers was
asked to end while calls upstream waited for their turn.
`
}
