import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildProduct } from '../bench/product'
import { isGood, judge, type Check } from './judge'
import { planOf, samplesOf } from './plan'
import { report, checkLine } from './report'
import { JOBS_SCENE, RUN_SCENE } from './scenes'
import { soak, type Soaked } from './soak'
import { type Leak, LEAKS } from './watch'
import { MINUTE_MS } from '../../src/lib/time/units'

// `npm run soak`: a wall for a day, in minutes, and whether it holds more at the end than at the beginning. `--short` is the form for
// `npm test`; `--leak answers,listeners` makes the page leak on purpose, and fails when that is not seen. `--compilers` leaves the engine as
// it is in every browser: then the heap grows by machine code, too, and nothing is written down. `--jobs` shows a wall of 30 jobs instead of a
// run, in the form for `npm run test:endurance`, also with a leak.

/** Faster than that a busy machine cannot draw. */
const FACTOR = 100
const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url))
const LONG = {
  polls: 20_000,
  newBuilds: 3,
  periods: 20,
  sampleEvery: 250,
  warmUp: 300,
  limitMs: 120 * MINUTE_MS,
}
const SHORT = {
  polls: 1_300,
  newBuilds: 1,
  periods: 13,
  sampleEvery: 100,
  warmUp: 300,
  limitMs: 15 * MINUTE_MS,
}
/** A leak is so far over the limits that it need not be watched for long. */
const LEAKING = {
  polls: 300,
  newBuilds: 0,
  periods: 0,
  sampleEvery: 20,
  warmUp: 100,
  limitMs: 10 * MINUTE_MS,
}

/** All jobs have run once in 144 polls. So many polls that a step of 40 kB among the samples is no slope. The last sample comes 60 polls before the end: the server has to catch up with the picture. */
const OF_JOBS = {
  polls: 1_100,
  newBuilds: 0,
  periods: 0,
  sampleEvery: 60,
  warmUp: 144,
  limitMs: 15 * MINUTE_MS,
}
const TO_CATCH_UP = 60
/** Standard errors of its slope: samples differ by what React happens to keep of what it drew before, for each of 30 cells. */
const CHANCE_OF_JOBS = 2

/** What has to turn red by each leak. */
const SEEN_BY: Record<Leak, Check['of']> = { answers: 'slope', listeners: 'listeners' }

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    jobs: { type: 'boolean', default: false },
    leak: { type: 'string', default: '' },
    compilers: { type: 'boolean', default: false },
    polls: { type: 'string' },
  },
})

function readLeaks(text: string): Leak[] {
  const names = text.split(',').filter((name) => name !== '')
  const leaks = names.filter((name): name is Leak => Object.hasOwn(LEAKS, name))
  if (leaks.length < names.length) throw new Error(`--leak takes ${Object.keys(LEAKS).join(' and ')}.`)
  return leaks
}

function progress(soaked: Pick<Soaked, 'samples'>, minutes: number): void {
  const sample = soaked.samples.at(-1)
  if (!sample) return
  const { poll, heapKb, nodes, listeners, rssMb } = sample
  const memory = `${heapKb.toFixed(0)} kB, ${nodes} nodes, ${listeners} listeners, ${rssMb?.toFixed(0) ?? '?'} MB`
  console.error(`${minutes.toFixed(1)} min, poll ${poll}: ${memory}`)
}

const circumstances = () => {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  return {
    machine: `${cpus().length} shared cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`,
    build: `built from ${commit}`,
    factor: FACTOR,
  }
}

async function main(): Promise<boolean> {
  const leaks = readLeaks(values.leak)
  const whole = values.short ? SHORT : LONG
  const ofRun = leaks.length > 0 ? LEAKING : whole
  const form = values.jobs ? OF_JOBS : ofRun
  const polls = Number(values.polls ?? form.polls)
  const sampled = form === OF_JOBS ? polls - TO_CATCH_UP : polls
  const events = form.periods === 0 ? samplesOf(sampled, form.sampleEvery) : planOf({ ...form, polls })
  const scene = values.jobs ? JOBS_SCENE : RUN_SCENE
  buildProduct()
  // The commit as of now: it may have changed by the end.
  const place = circumstances()
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new Error(`Stopped by ${signal}.`)))
  const late = setTimeout(() => stop.abort(new Error('The soak took too long.')), form.limitMs)
  const time = { sinceMs: Date.now(), factor: FACTOR }
  const soaked = await soak(
    { scene, time, polls, warmUp: form.warmUp, events, leaks, compilers: values.compilers, progress },
    stop.signal,
  )
  clearTimeout(late)
  const checks = judge(soaked, values.jobs ? CHANCE_OF_JOBS : 0)
  for (const check of checks) console.log(checkLine(check))
  for (const error of soaked.errors) console.log(`the page: ${error}`)
  console.log(
    `${soaked.polls} polls, ${soaked.faults} faults, ${soaked.done.restart + soaked.done.build} restarts, ${Math.round(soaked.tookMs / 1_000)} s`,
  )
  if (form === LONG && !values.compilers) await writeFile(RESULTS, report(soaked, checks, place))
  if (leaks.length === 0) return checks.every(isGood)
  const unseen = leaks.filter((leak) => checks.every((one) => one.of !== SEEN_BY[leak] || isGood(one)))
  for (const leak of leaks)
    console.log(`The leak of ${leak} ${unseen.includes(leak) ? 'was NOT seen' : 'was seen, as it must be'}.`)
  return unseen.length === 0
}

// A leak that was asked for has to be seen, so a failure is the expected result.
const isFine = await main().catch((error: unknown) => {
  console.error(error)
  return false
})
// What is still waited for when something failed is waited for in vain.
process.exit(isFine ? 0 : 1)
