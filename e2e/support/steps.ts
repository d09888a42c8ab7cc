import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { npmRun } from './npm'

/** How many tests of a step passed and failed; a check that counts no tests is one. */
interface Outcome {
  passed: number
  failed: number
}

export interface Step {
  name: string
  run: () => Promise<Outcome>
}

const GOOD: Outcome = { passed: 1, failed: 0 }
const BAD: Outcome = { passed: 0, failed: 1 }
const RESULTS = resolve('test-results')

interface RunOptions {
  /** Shows the output as it comes; otherwise it is shown if the script fails. */
  live?: boolean
  env?: Readonly<Record<string, string>>
}

function runScript(
  script: string,
  args: readonly string[],
  { live = false, env = {} }: RunOptions = {},
): Promise<boolean> {
  return new Promise((done) => {
    const npm = npmRun(script, ...args)
    const child = spawn(npm.file, npm.args, {
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: npm.shell,
      env: { ...process.env, ...env },
    })
    let output = ''
    const keep = (chunk: Buffer) => void (output += chunk.toString())
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const end = (ok: boolean) => {
      if (!ok) console.log(output.trimEnd())
      done(ok)
    }
    child.once('error', (error) => {
      output += error.message
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}

/** A script that passes or fails as a whole. */
export const checkStep = (name: string, script: string, ...args: string[]): Step => ({
  name,
  run: async () => ((await runScript(script, args)) ? GOOD : BAD),
})

/** Scripts that each pass or fail as a whole, all at once: one alone leaves cores idle. */
export const checksStep = (...scripts: readonly string[]): Step => ({
  name: scripts.join(', '),
  run: async () => {
    const results = await Promise.all(
      scripts.map(async (script) => {
        const ok = await runScript(script, [])
        if (!ok) console.log(`== ${script} fails`)
        return ok
      }),
    )
    const passed = results.filter(Boolean).length
    return { passed, failed: results.length - passed }
  },
})

const Counts = v.union([
  v.pipe(
    v.object({ numPassedTests: v.number(), numFailedTests: v.number() }),
    v.transform(({ numPassedTests: passed, numFailedTests: failed }): Outcome => ({ passed, failed })),
  ),
  v.pipe(
    v.object({ stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }) }),
    v.transform(({ stats }): Outcome => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky })),
  ),
])

function readCounts(file: string): Outcome {
  try {
    return v.parse(Counts, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 0 }
  }
}

/** A script whose tests are counted from the JSON report that it writes. */
export function testStep(name: string, script: string, args: (report: string) => readonly string[]): Step {
  const report = join(RESULTS, `${name}.json`)
  const run = async (): Promise<Outcome> => {
    mkdirSync(RESULTS, { recursive: true })
    // The counts of an earlier run must not pass for those of this one.
    rmSync(report, { force: true })
    const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report }
    const ok = await runScript(script, args(report), { live: true, env })
    const { passed, failed } = readCounts(report)
    // A run can fail though no test did: a file that cannot be read, or no test at all.
    return { passed, failed: ok ? failed : Math.max(failed, 1) }
  }
  return { name, run }
}

/** Runs the steps in order; the last line printed is `N passed, N failed`, and the exit code is 1 if anything failed. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  let passed = 0
  let failed = 0
  const failures: string[] = []
  for (const { name, run } of steps) {
    const startMs = performance.now()
    console.log(`\n== ${name}`)
    const outcome = await run()
    const seconds = Math.round((performance.now() - startMs) / 1_000)
    console.log(`== ${name}: ${outcome.failed === 0 ? 'passed' : 'FAILED'}, ${seconds} s`)
    passed += outcome.passed
    failed += outcome.failed
    if (outcome.failed > 0) failures.push(`${name}: ${outcome.failed} failed, see above`)
  }
  console.log(['', ...failures, `${passed} passed, ${failed} failed`].join('\n'))
  process.exitCode = failed > 0 ? 1 : 0
}
