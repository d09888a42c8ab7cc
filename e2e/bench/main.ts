import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from '../support/browser'
import { measureLists } from './lists'
import { buildProduct } from './product'
import { report } from './report'
import { measureRuns } from './runs'
import { Samples } from './samples'
import { measureWall } from './wall'

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url))
const PARTS = ['runs', 'lists', 'wall']

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '25,200,1000,10000' },
    // Pages of runs, of lists, and a wall of jobs.
    parts: { type: 'string', default: PARTS.join(',') },
  },
})
const runs = Number(values.runs)
const parts = new Set(values.parts.split(','))
const sizes = parts.has('runs') ? values.sizes.split(',').map(Number) : []

async function main() {
  buildProduct()
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...LAUNCH_ARGS] })
  const samples = new Samples()
  const [loadBefore = 0] = loadavg()
  try {
    if (parts.has('runs')) await measureRuns(browser, { runs, sizes }, samples)
    if (parts.has('lists')) await measureLists(browser, runs, samples)
    if (parts.has('wall')) await measureWall(browser, runs, samples)
  } finally {
    await browser.close()
  }
  const [loadAfter = 0] = loadavg()
  const cores = cpus()
  const busiest = Math.max(loadBefore, loadAfter)
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  const text = report(samples, {
    runs,
    sizes,
    machine: `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}; load ${loadBefore.toFixed(1)} at the start and ${loadAfter.toFixed(1)} at the end`,
    chromium: `Chromium ${browser.version()}`,
    build: `Nodeline built from ${commit}`,
    isBusy: busiest > cores.length,
  })
  // A part alone is printed: the report holds what one run of the bench has measured.
  if (PARTS.every((part) => parts.has(part))) await writeFile(RESULTS, text)
  console.log(text)
}

await main()
