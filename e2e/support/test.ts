import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { findBrowser } from './browser'

// `npm test`: everything that must hold before a change is shared, in the order in which a fault is cheapest to learn. The last line
// counts tests, and each check that is no test as one.

// Each tool would take a relative path from a folder of its own.
const RESULTS = resolve('test-results')
const UNIT_JSON = resolve(RESULTS, 'unit.json')
const E2E_JSON = resolve(RESULTS, 'e2e.json')

interface Outcome {
  passed: number
  failed: number
}

const GOOD: Outcome = { passed: 1, failed: 0 }
const BAD: Outcome = { passed: 0, failed: 1 }

interface Ran {
  ok: boolean
  output: string
}

/** `aloud` shows what it says as it comes; else it is kept, to be shown when it fails. */
function run(script: string, args: readonly string[] = [], { aloud = false, env = {} } = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], {
      stdio: aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    })
    let output = ''
    const keep = (chunk: Buffer) => void (output += chunk.toString())
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}

function readResults<T>(file: string, schema: v.GenericSchema<unknown, T>): T | null {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** A run that failed though no test did (a file that cannot be read, no test at all) has failed once. */
const counted = (ok: boolean, counts: Outcome | null): Outcome => {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 }
  return { passed, failed: ok ? failed : Math.max(failed, 1) }
}

async function check(script: string): Promise<Outcome> {
  const { ok, output } = await run(script)
  if (!ok) console.log(output.trimEnd())
  return ok ? GOOD : BAD
}

const UnitResults = v.object({ numPassedTests: v.number(), numFailedTests: v.number() })

async function unit(): Promise<Outcome> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_JSON}`]
  const { ok } = await run('unit', reporters, { aloud: true })
  const results = readResults(UNIT_JSON, UnitResults)
  return counted(ok, results && { passed: results.numPassedTests, failed: results.numFailedTests })
}

const E2eResults = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
})

async function e2e(): Promise<Outcome> {
  const browser = await findBrowser().catch((error: Error) => {
    console.log(error.message)
    return null
  })
  if (browser === null) return BAD
  const env = { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: E2E_JSON }
  const { ok } = await run('e2e', ['--no-build', '--reporter=list,json'], { aloud: true, env })
  const results = readResults(E2E_JSON, E2eResults)
  return counted(
    ok,
    results && { passed: results.stats.expected, failed: results.stats.unexpected + results.stats.flaky },
  )
}

/** Two tests: that the page holds no more in the end than in the beginning, and that it would be seen if it did. */
async function soak(): Promise<Outcome> {
  const browser = await findBrowser().catch((error: Error) => {
    console.log(error.message)
    return null
  })
  if (browser === null) return BAD
  const outcomes: Outcome[] = []
  for (const args of [['--short'], ['--leak', 'answers,listeners']]) {
    const { ok, output } = await run('soak', args, { env: { CHROME_PATH: browser } })
    console.log(ok ? `soak ${args.join(' ')}: good` : output.trimEnd())
    outcomes.push(ok ? GOOD : BAD)
  }
  const sum = (of: keyof Outcome) => outcomes.reduce((total, outcome) => total + outcome[of], 0)
  return { passed: sum('passed'), failed: sum('failed') }
}

const skip = (why: string) => (): Promise<Outcome> => {
  console.log(why)
  return Promise.resolve(BAD)
}

async function step(name: string, act: () => Promise<Outcome>): Promise<Outcome> {
  const startMs = performance.now()
  console.log(`\n== ${name}`)
  const { passed, failed } = await act()
  const seconds = Math.round((performance.now() - startMs) / 1_000)
  console.log(`== ${name}: ${failed === 0 ? 'good' : 'FAILED'}, ${seconds} s`)
  return { passed, failed }
}

async function main(): Promise<void> {
  // Counts of an earlier run must not pass for those of this one.
  for (const file of [UNIT_JSON, E2E_JSON]) rmSync(file, { force: true })
  mkdirSync(RESULTS, { recursive: true })
  const outcomes: [name: string, Outcome][] = []
  const add = async (name: string, act: () => Promise<Outcome>) => {
    const outcome = await step(name, act)
    outcomes.push([name, outcome])
    return outcome
  }
  await add('types', () => check('types'))
  await add('lint', () => check('lint'))
  await add('format', () => check('format:check'))
  await add('unit', unit)
  const { failed } = await add('build', () => check('build'))
  await add('e2e', failed === 0 ? e2e : skip('There is no build to test.'))
  await add('soak', failed === 0 ? soak : skip('There is no build to soak.'))

  const bad = outcomes.filter(([, outcome]) => outcome.failed > 0)
  const sum = (of: keyof Outcome) => outcomes.reduce((total, [, outcome]) => total + outcome[of], 0)
  console.log('')
  for (const [name, outcome] of bad) console.log(`${name}: ${outcome.failed} failed, see above`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = bad.length > 0 ? 1 : 0
}

await main()
