import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { paths } from '../../../src/contract/routes'
import { buildProduct } from '../product'
import { recordExchanges, startBare, startNodeline } from './contenders'
import { type Demo, startDemo } from './demo'
import { pinMyself } from './processes'
import { type Results, report } from './report'
import { crowd, failing, herd, huge, looked, outage } from './trials'
import { MINUTE_MS } from '../../../src/lib/time/units'

// `npm run bench:server`: how many viewers the built server carries, and what it spares its upstream. `--quick` is a short trial.

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url))
/** The run that most requests ask for. */
const PATH = paths.apiRun({ job: 'load_25', id: '8840000025', workspace: '' })
/** A guard against a hang; every started process ends with the bench. */
const LIMIT_MS = 8 * MINUTE_MS

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const isQuick = values.quick
const plan = isQuick
  ? { viewers: 500, everyMs: 1000, crowdS: 3, floorS: 2, cold: 200, downS: 8, failS: 4, huge: 1 }
  : { viewers: 5000, everyMs: 5000, crowdS: 40, floorS: 20, cold: 2000, downS: 60, failS: 20, huge: 3 }
const known = { runs: isQuick ? 40 : 200, viewers: 500 }

/** The same viewers in front of a server that only sends recorded bytes. */
async function floor(demo: Demo) {
  const nodeline = await startNodeline(PATH, demo.env)
  const bare = await startBare(PATH, await recordExchanges(nodeline.port, PATH))
  await nodeline.stop()
  console.error('viewers in front of the bare server')
  const { viewers, everyMs } = plan
  const seen = await crowd(bare, [PATH], { viewers, everyMs, seconds: plan.floorS })
  await bare.stop()
  return seen
}

/** One server: many viewers, a rush for one run, and an upstream that is down. */
async function day(demo: Demo) {
  const server = await startNodeline(PATH, demo.env)
  const { viewers, everyMs } = plan
  console.error('viewers')
  const sinceMs = Date.now()
  const seen = await crowd(server, looked(demo), { viewers, everyMs, seconds: plan.crowdS })
  const crowdCalls = (await demo.calls(sinceMs)).length
  console.error('a rush')
  const rush = await herd(server, demo, plan.cold)
  console.error('an upstream that is down')
  const down = await outage(server, demo, { ...known, seconds: plan.downS })
  const stopMs = await server.stop()
  const { startedMs } = server
  return { crowd: seen, crowdCalls, herd: rush, outage: down, startMs: startedMs, stopMs }
}

/** A new server, whose breaker is closed; it is stopped while calls wait in the queue. */
async function refused(demo: Demo) {
  console.error('an upstream that fails')
  const server = await startNodeline(PATH, demo.env)
  const seen = await failing(server, demo, { ...known, seconds: plan.failS })
  return { failing: seen, startMs: server.startedMs, stopMs: await server.stop() }
}

async function large(demo: Demo) {
  const server = await startNodeline(PATH, demo.env)
  const result = await huge(server, demo)
  return { ...result, startMs: server.startedMs, stopMs: await server.stop() }
}

async function main(): Promise<void> {
  setTimeout(() => {
    console.error('The bench took too long.')
    process.exit(1)
  }, LIMIT_MS).unref()
  buildProduct()
  pinMyself()
  const [loadBefore = 0] = loadavg()
  const demo = await startDemo()
  const bare = await floor(demo)
  const lived = await day(demo)
  const fails = await refused(demo)
  console.error('50,000 nodes')
  const big: Awaited<ReturnType<typeof large>>[] = []
  while (big.length < plan.huge) big.push(await large(demo))
  await demo.stop()
  const results: Results = {
    floor: bare,
    huge: big,
    crowd: lived.crowd,
    crowdCalls: lived.crowdCalls,
    herd: lived.herd,
    outage: lived.outage,
    failing: fails.failing,
    startMs: [lived, fails, ...big].map((one) => one.startMs),
    stopMs: [lived, fails, ...big].map((one) => one.stopMs),
  }
  const [loadAfter = 0] = loadavg()
  const cores = cpus()
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  const text = report(results, {
    isQuick,
    machine: `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}; load ${loadBefore.toFixed(1)} at the start and ${loadAfter.toFixed(1)} at the end, including the bench`,
    build: `Nodeline built from ${commit}`,
  })
  const style = await resolveConfig(RESULTS)
  const pretty = await format(text, { ...style, parser: 'markdown' })
  // A trial must not replace the figures that README quotes.
  if (!isQuick) await writeFile(RESULTS, pretty)
  console.log(pretty)
}

await main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
process.exit()
