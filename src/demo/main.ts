import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { DEMO_CREDENTIALS, type DemoReady, GivenCredentials } from '../contract/demo'
import { type Captured, readCaptured } from './captured/captured-files'
import { instancePath } from './http/route'
import { type Demo, createDemo } from './http/server'

/** `npm run demo`; as a child process it reports its port to its parent instead and lives no longer than that. */
const ALONE_PORT = 8090
/** DGC's own limit for a workspace. */
const MAX_JOBS = 10_000

const OPTIONS = {
  port: { type: 'string' },
  credentials: { type: 'string' },
  /** That many daily jobs in the default workspace. */
  jobs: { type: 'string' },
  /** A directory of captured answers. */
  scenarios: { type: 'string' },
} as const

async function main(): Promise<void> {
  const isChild = process.send !== undefined
  const { values } = parseArgs({ options: OPTIONS })
  const defaultPort = isChild ? 0 : ALONE_PORT
  const port = values.port === undefined ? defaultPort : readWhole('--port', values.port, 65_535)
  const { token, ak, sk, securityToken, ...account } = readCredentials(values.credentials)
  const demo = createDemo({
    clock: Date.now,
    token,
    key: { ak, sk, securityToken },
    account,
    ...(values.jobs === undefined ? {} : { manyJobs: readWhole('--jobs', values.jobs, MAX_JOBS) }),
    ...(values.scenarios === undefined ? {} : { captured: readScenarios(values.scenarios) }),
  })
  const listeningPort = await demo.start(port)
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(signal, () => void demo.stop().then(() => process.exit(0)))
  }
  if (isChild) report(demo, listeningPort)
  else print(demo, listeningPort)
}

function readWhole(name: string, text: string, max: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > max) throw new Error(`${name} takes 0 to ${max}`)
  return value
}

/** Writes the problems of its files to stderr. Throws when the directory cannot be read. */
function readScenarios(directory: string): Captured {
  const captured = readCapturedOrThrow(directory)
  for (const problem of captured.problems) process.stderr.write(`Scenarios: ${problem}.\n`)
  return captured
}

function readCapturedOrThrow(directory: string): Captured {
  try {
    return readCaptured(directory)
  } catch {
    throw new Error(`--scenarios: the directory ${directory} cannot be read`)
  }
}

/** Those that tests can tell from any other text. */
function readCredentials(text: string | undefined) {
  const given = v.safeParse(GivenCredentials, text === undefined ? {} : parse(text))
  if (!given.success) throw new Error('--credentials takes an object of texts')
  return { ...DEMO_CREDENTIALS, securityToken: null, ...given.output }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function report(demo: Demo, port: number): void {
  const { projectId, token, ak, sk, domain, user, password, logBuckets } = demo
  const own = { projectId, token, ak, sk, domain, user, password, logBuckets }
  const examples = demo.examples()
  const ready: DemoReady = { type: 'ready', port, ...own, obsPath: '/obs', examples }
  process.send?.(ready)
}

function print(demo: Demo, port: number): void {
  const { projectId, token, ak, sk, domain, user, password } = demo
  const origin = `http://127.0.0.1:${port}`
  const addresses = demo.examples().map(({ job, id, workspace, what }) => {
    const path = instancePath({ projectId, job, id })
    return `  ${origin}${path}${workspace && ` (workspace: ${workspace})`}\n    ${what.en}`
  })
  const connection = [
    `Demo DGC: ${origin}`,
    `Project:  ${projectId}`,
    `Token:    ${token} (as X-Auth-Token)`,
    `Key:      AK ${ak}, SK ${sk}`,
    `OBS:      ${origin}/obs, by path style, with the key`,
    `IAM:      ${origin}, domain ${domain}, user ${user}, password ${password}`,
  ]
  // Last what a client needs, so that it does not scroll away.
  process.stdout.write(`${['Runs:', ...addresses, ...connection].join('\n')}\n`)
}

await main().catch((error: unknown) => {
  process.stderr.write(`The demo DGC did not start: ${error instanceof Error ? error.message : 'unknown'}\n`)
  process.exit(1)
})
