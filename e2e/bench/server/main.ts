import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { paths } from '../../../src/contract/routes'
import { findNginx } from '../../support/nginx'
import { buildProduct } from '../product'
import { type Results } from './aims'
import { exchangesOf, startMirror, startNginx, startNodeline, upstreamOfNginx } from './contenders'
import { type Demo, startDemo } from './demo'
import { SERVER_CORE, pinMyself } from './processes'
import { measureRates } from './rates'
import { report } from './report'
import { findWrk } from './wrk'
import { crowd, failing, herd, huge, looked, outage } from './trials'
import { MINUTE_MS } from '../../../src/lib/time/units'

// `npm run bench:server`: what the built server carries beside nginx, and what it spares its upstream. `--quick` is a short trial.

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url))
/** The answer that is handed out again and again. */
const PATH = paths.apiRun({ job: 'load_25', id: '8840000025', workspace: '' })
/** Nothing here may hang: what takes longer is given up, and everything that was started is ended. */
const LIMIT_MS = 8 * MINUTE_MS

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const isQuick = values.quick
const plan = isQuick
  ? {
      rounds: 1,
      seconds: 1,
      viewers: 500,
      everyMs: 1000,
      crowdS: 3,
      nginxS: 2,
      cold: 200,
      downS: 8,
      failS: 4,
      huge: 1,
    }
  : {
      rounds: 5,
      seconds: 2,
      viewers: 5000,
      everyMs: 5000,
      crowdS: 40,
      nginxS: 20,
      cold: 2000,
      downS: 60,
      failS: 20,
      huge: 3,
    }
const known = { runs: isQuick ? 40 : 200, viewers: 500 }

/** Those who answer the same, by turns; then the crowd before nginx. */
async function versus(demo: Demo, nginxCommand: string, wrk: string | null) {
  const nodeline = await startNodeline(PATH, demo.env)
  const exchanges = await exchangesOf(nodeline.port, PATH)
  const bare = await startMirror(SERVER_CORE, PATH, exchanges)
  const upstream = await upstreamOfNginx(PATH, exchanges)
  const nginx = await startNginx(nginxCommand, PATH, upstream)
  const { rounds, seconds, viewers, everyMs } = plan
  const rates = await measureRates({ servers: { nodeline, nginx, bare }, path: PATH, rounds, seconds, wrk })
  const [stopMs] = await Promise.all([nodeline.stop(), bare.stop()])
  console.error('viewers before nginx')
  const nginxCrowd = await crowd(nginx, [PATH], { viewers, everyMs, seconds: plan.nginxS })
  await nginx.stop()
  await upstream.stop()
  const [bodyBytes = 0, packedBytes = 0] = exchanges.map(({ body }) => Buffer.from(body, 'base64').byteLength)
  return { rates, nginxCrowd, startMs: nodeline.startedMs, stopMs, bodyBytes, packedBytes }
}

/** One server, as it would be after a day: many viewers, a rush, and an upstream in trouble. */
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

/** A new one, which has no reason yet to leave the upstream alone; it is asked to end while calls wait for their turn. */
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
  const nginxCommand = findNginx()
  if (nginxCommand === null) throw new Error('nginx is missing: on Debian, install nginx-light.')
  const wrk = findWrk()
  const [loadBefore = 0] = loadavg()
  const demo = await startDemo()
  const compared = await versus(demo, nginxCommand, wrk)
  const lived = await day(demo)
  const fails = await refused(demo)
  console.error('50,000 nodes')
  const big: Awaited<ReturnType<typeof large>>[] = []
  while (big.length < plan.huge) big.push(await large(demo))
  await demo.stop()
  const results: Results = {
    rates: compared.rates,
    nginxCrowd: compared.nginxCrowd,
    huge: big,
    crowd: lived.crowd,
    crowdCalls: lived.crowdCalls,
    herd: lived.herd,
    outage: lived.outage,
    failing: fails.failing,
    startMs: [compared, lived, fails, ...big].map((one) => one.startMs),
    stopMs: [compared, lived, fails, ...big].map((one) => one.stopMs),
  }
  const [loadAfter = 0] = loadavg()
  const cores = cpus()
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  const { bodyBytes, packedBytes } = compared
  const text = report(results, {
    ...plan,
    isQuick,
    bodyBytes,
    packedBytes,
    machine: `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}; load ${loadBefore.toFixed(1)} at the start and ${loadAfter.toFixed(1)} at the end, the bench's own included`,
    build: `Nodeline built from ${commit}`,
    generator: wrk === null ? 'a generator of our own, since wrk is missing' : 'wrk',
    nginx: versionOf(nginxCommand),
  })
  const style = await resolveConfig(RESULTS)
  const pretty = await format(text, { ...style, parser: 'markdown' })
  // A trial must not take the place of figures that README quotes.
  if (!isQuick) await writeFile(RESULTS, pretty)
  console.log(pretty)
}

/** It tells its version among its errors. */
const versionOf = (nginx: string): string =>
  execFileSync('sh', ['-c', `"${nginx}" -v 2>&1`], { encoding: 'utf8' })
    .trim()
    .replace('nginx version: ', '')
    .replace('/', ' ')

await main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
process.exit()
