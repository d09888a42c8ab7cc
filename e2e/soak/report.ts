import { isGood, judged, quantile, type Check } from './judge'
import { type Sample } from './sample'
import { type Soaked } from './soak'
import { MINUTE_MS, HOUR_MS } from '../../src/lib/time/units'

const number = (value: number): string => {
  const decimals = Math.abs(value) < 1 ? 4 : 2
  const digits = Number.isInteger(value) ? 0 : decimals
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export const checkLine = (check: Check): string => {
  const unit = check.unit && ` ${check.unit}`
  return `${isGood(check) ? 'good' : 'BAD '}  ${check.what}: ${number(check.value)}${unit}, at most ${number(check.limit)}`
}

const ROWS = 40
const WIDTH = 50

/** A line for every so many polls; the bars begin at nothing, so that a growth looks as large as it is. */
function chart(samples: readonly Sample[]): string {
  const most = Math.max(...samples.map(({ heapKb }) => heapKb))
  const step = Math.max(1, Math.ceil(samples.length / ROWS))
  const bar = (kb: number) => '#'.repeat(Math.round((kb / most) * WIDTH)).padEnd(WIDTH)
  const line = ({ poll, heapKb, nodes, listeners, rssMb }: Sample) =>
    [
      String(poll).padStart(6),
      `${(heapKb / 1_000).toFixed(2)} MB`.padStart(8),
      bar(heapKb),
      String(nodes).padStart(5),
      String(listeners).padStart(9),
      rssMb === null ? '' : `${Math.round(rssMb)} MB`.padStart(8),
    ].join('  ')
  const head = `  poll   JS heap  ${' '.repeat(WIDTH)}  nodes  listeners  renderer`
  return [head, ...samples.filter((_, index) => index % step === 0).map(line)].join('\n')
}

export interface Circumstances {
  machine: string
  build: string
  factor: number
}

export function report(
  soaked: Soaked,
  checks: readonly Check[],
  { machine, build, factor }: Circumstances,
): string {
  const { samples, polls, faults, done, reloads, longTasks, browser, tookMs } = soaked
  const some = judged(soaked)
  const hours = (ms: number) => (ms / HOUR_MS).toFixed(1)
  const rows = checks.map(
    (check) =>
      `| ${check.what} | ${number(check.value)} ${check.unit} | ${number(check.limit)} | ${isGood(check) ? 'yes' : '**no**'} |`,
  )
  const at = (share: number) => `${Math.round(quantile(longTasks, share))} ms`
  return `# A wall left alone

Written by \`npm run soak\`. The wall shows a run of 200 nodes that goes on, ends and begins again, and asks every 5 s of its own time.

- ${number(polls)} polls at that pace are ${hours(polls * 5_000)} hours of a wall; ${Math.round(tookMs / MINUTE_MS)} minutes went by here.
- ${number(faults)} polls met a fault on their way (500, 503, the page of a proxy, JSON cut short, a body that breaks off, no answer, a late one, a
  connection that stays silent); ${done.upstream} times the upstream failed for a while (500, closed, throttled, slow, the instance gone).
- ${done.restart} restarts of the server; ${done.build} more with another build, upon which the wall loaded itself anew ${reloads} times;
  ${done.visit} visits to other runs and back; ${done.hide} times hidden, ${done.freeze} times frozen.
- ${browser}, ${machine}; ${build}.

Real: the built page, the built server and the demo DGC, each a process of its own, restarts and refused connections, Chromium, asked over its bare
protocol without its Network domain. Not real: time, which runs ${factor} times as fast for page, server and demo alike by a script in front of theirs;
what stands between browser and server, a small proxy that counts polls and spoils some; and, while something is measured,
the picture: always that of the same finished run of 200 nodes, so that two measurements differ by what was left over and nothing else. The engine's
compilers are off, for the machine code that they add for hours would hide a small leak, or look like one; \`--compilers\` leaves them on.
Its tables of numbers as text have their full size from the beginning, which they reach else by one step of 65 kB at some moment.

Each measurement comes behind forced collections and is the least of ten moments. Judged is the last page life from its ${soaked.warmUp}th poll on, ${some.length} measurements from poll ${number(some.at(0)?.poll ?? 0)} to
${number(some.at(-1)?.poll ?? 0)}.

| what | figure | at most | good |
| --- | ---: | ---: | --- |
${rows.join('\n')}

Long tasks (over 50 ms), the last ${longTasks.length} of that page: median ${at(0.5)}, 99th percentile ${at(0.99)}, longest ${at(1)}. They say what the machine had to do besides as much as what the page did.

\`\`\`
${chart(samples)}
\`\`\`

\`npm run soak -- --leak answers\` keeps each answer in a global, \`--leak listeners\` adds a listener with each poll: both must turn it red, and
\`npm test\` tries them.
`
}
