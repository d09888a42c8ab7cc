import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { DEMO_CREDENTIALS, type DemoReady, GivenCredentials } from '../contract/demo'
import { instancePath } from './http/route'
import { type Demo, createDemo } from './http/server'

/** `npm run demo`; as a child process it reports its port to its parent instead and lives no longer than that. */
const ALONE_PORT = 8090

async function main(): Promise<void> {
  const isChild = process.send !== undefined
  const { values } = parseArgs({ options: { port: { type: 'string' }, credentials: { type: 'string' } } })
  const defaultPort = isChild ? 0 : ALONE_PORT
  const port = values.port === undefined ? defaultPort : readPort(values.port)
  const { token, ak, sk, securityToken, ...account } = readCredentials(values.credentials)
  const demo = createDemo({ clock: Date.now, token, key: { ak, sk, securityToken }, account })
  const listeningPort = await demo.start(port)
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(signal, () => void demo.stop().then(() => process.exit(0)))
  }
  if (isChild) report(demo, listeningPort)
  else print(demo, listeningPort)
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error('--port takes 0 to 65535')
  return port
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
  const { projectId, token, ak, sk, domain, user, password } = demo
  const own = { projectId, token, ak, sk, domain, user, password }
  const ready: DemoReady = { type: 'ready', port, ...own, examples: demo.examples() }
  process.send?.(ready)
}

function print(demo: Demo, port: number): void {
  const { projectId, token, ak, sk, domain, user, password } = demo
  const origin = `http://127.0.0.1:${port}`
  const addresses = demo.examples().map(({ job, id, workspace, what }) => {
    const path = instancePath({ projectId, job, id })
    return `  ${origin}${path}${workspace && ` (workspace: ${workspace})`}\n    ${what.en}`
  })
  const head = [
    `Demo DGC: ${origin}`,
    `Project:  ${projectId}`,
    `Token:    ${token} (as X-Auth-Token)`,
    `Key:      AK ${ak}, SK ${sk}`,
    `IAM:      ${origin}, domain ${domain}, user ${user}, password ${password}`,
    'Runs:',
  ]
  process.stdout.write(`${[...head, ...addresses].join('\n')}\n`)
}

await main().catch((error: unknown) => {
  process.stderr.write(`The demo DGC did not start: ${error instanceof Error ? error.message : 'unknown'}\n`)
  process.exit(1)
})
