import { request } from 'node:http'
import { afterEach, beforeAll, beforeEach } from 'vitest'
import { type Demo, createDemo } from '../demo/http/server'
import { type Page } from '../server/http/page'
import { type AccessSettings } from '../server/settings/access'
import { type LinkPreviewSettings } from '../server/settings/link-previews'
import { type Users } from '../server/settings/users'
import {
  type Got,
  NOW_MS,
  type Running,
  SENTINEL,
  type TestClock,
  errorOf,
  startServer,
  testClock,
} from './server'
import { hashPassword } from '../server/auth/password'

export const RUN = '/api/jobs/job_batch/instances/34765'
export const PAGE = '/jobs/job_batch/instances/34765?node=error&lang=en'
export const PASSWORD = 'correct horse 电池'
export const SECRET = 'a secret that is known to two of them'

/** With a low cost, since most tests are not about the time that guessing takes. */
export const cheapHash = (password: string): Promise<string> =>
  hashPassword(password, { N: 4096, r: 1, p: 1 })

export interface Stage extends Running {
  demo: Demo
  clock: TestClock
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Got>
  /** Posts a form as a browser does from the page itself. */
  post: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Got>
  /** Posts JSON as our page does. */
  postJson: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Got>
  signIn: (name: string, password?: string, headers?: Record<string, string>) => Promise<Got>
}

interface StageOptions {
  ledgerFolder?: string | null
  page?: Page | null
  clock?: TestClock
  linkPreviews?: Partial<LinkPreviewSettings>
  /** Where DGC is; else the demo. */
  endpoint?: string
}

export async function startStage(
  access: Partial<AccessSettings>,
  { ledgerFolder = null, page = null, clock = testClock(), endpoint, linkPreviews = {} }: StageOptions = {},
): Promise<Stage> {
  const demo = createDemo({ clock: () => NOW_MS, token: SENTINEL })
  const ofDemo = `http://127.0.0.1:${await demo.start()}`
  const running = await startServer({
    endpoint: endpoint ?? ofDemo,
    projectId: demo.projectId,
    clock,
    access,
    page,
    linkPreviews,
    ledger: { folder: ledgerFolder },
  })
  const { origin } = running
  const post: Stage['post'] = (path, fields, headers) =>
    send(origin, {
      path,
      body: new URLSearchParams(fields).toString(),
      headers: { ...FORM, 'sec-fetch-site': 'same-origin', ...headers },
    })
  const stop = async (): Promise<void> => {
    await running.stop()
    await demo.stop()
  }
  return {
    ...running,
    demo,
    clock,
    post,
    stop,
    postJson: (path, body, headers) =>
      send(origin, {
        path,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      }),
    ask: (path, headers, method) => send(origin, { path, headers, method }),
    signIn: (name, password = PASSWORD, headers = {}) => post(PAGE, { name, password }, headers),
  }
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

interface Sent {
  path: string
  body?: string | undefined
  method?: string | undefined
  headers?: Record<string, string | string[]> | undefined
}

/** Sends the path as written, and repeated headers as repeated. */
export function send(origin: string, { path, body, method, headers = {} }: Sent): Promise<Got> {
  const { hostname, port } = new URL(origin)
  const way = method ?? (body === undefined ? 'GET' : 'POST')
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method: way, headers, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece)).once('error', reject)
      response.once('end', () => {
        const whole = Buffer.concat(pieces)
        const { statusCode: status = 0 } = response
        resolve({ status, headers: response.headers, body: whole, text: whole.toString() })
      })
    })
    asked.once('error', reject).end(body)
  })
}

/** The `Cookie` header that a browser sends after this response. */
export const cookieOf = ({ headers }: Got): string => (headers['set-cookie']?.[0] ?? '').replace(/;.*$/, '')

/** What a test of signing in has at hand; `prepareForm` starts it anew for each one. */
export const form = {} as { stage: Stage; users: Users }

/** A server that two users sign in to by the form. */
export function prepareForm(): void {
  beforeAll(async () => {
    form.users = new Map([
      ['alice', await cheapHash(PASSWORD)],
      ['李雷', await cheapHash('another password')],
    ])
  })

  beforeEach(async () => {
    form.stage = await startStage({ mode: { kind: 'users', users: form.users, secret: SECRET } })
  })

  afterEach(() => form.stage.stop())
}

/** Who the server takes the viewer for, or the code of its refusal. */
export async function viewerOf(stage: Stage, cookie: string): Promise<unknown> {
  const got = await stage.ask('/api/config', { cookie })
  return got.status === 200 ? (JSON.parse(got.text) as { viewer: unknown }).viewer : errorOf(got).code
}
export const ALICE = { user: 'alice', canSignOut: true }
export const IN_CLEAR = /^nodeline=1\.[\w.-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/
