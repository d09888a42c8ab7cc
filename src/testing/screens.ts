import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'
import {
  type ApprovedScreen,
  type AskedCode,
  type FoundScreen,
  type PairingState,
  type ScreenList,
  type ScreenState,
} from '../contract/pairing'
import { ROUTES } from '../contract/routes'
import { type Page } from '../server/http/page'
import { CompressedBody } from '../server/runs/compressed-body'
import { type AccessSettings } from '../server/settings/access'
import { type Users } from '../server/settings/users'
import { PASSWORD, SECRET, type Stage, cheapHash, cookieOf, startStage } from './auth'
import { type Got, type TestClock, testClock } from './server'

export const WALL = '/wall?jobs=job_batch&wall=1'
export const SCREEN = { width: 1920, height: 1080, show: '' }
const CHROMIUM = {
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
}

interface WaitingScreen {
  code: string
  cookie: string
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each call says which answer of the contract it reads
export const read = <T>({ status, text }: Got): T => {
  expect([status, text]).toEqual([200, expect.anything()])
  return JSON.parse(text) as T
}

interface Door {
  stage: Stage
  clock: TestClock
  /** The headers of a user who is signed in. */
  alice: Record<string, string>
  /** Of the ledger. */
  folder: string
}

/** What a test has at hand; `prepareDoor` makes it anew for each one. */
export const door = {} as Door
let hash: string
let opened: Stage[] = []

export function prepareDoor(): void {
  beforeAll(async () => {
    hash = await cheapHash(PASSWORD)
  })

  beforeEach(async () => {
    door.folder = await mkdtemp(join(tmpdir(), 'screens-'))
    door.clock = testClock()
    door.stage = await open()
    door.alice = { cookie: cookieOf(await door.stage.signIn('alice')) }
  })

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ stop }) => stop()))
    await rm(door.folder, { recursive: true })
  })
}

/** Another server with the same ledger. */
export async function open(access: Partial<AccessSettings> = {}, names = ['alice', 'bob']): Promise<Stage> {
  const page: Page = {
    folder: door.folder,
    publicFiles: [],
    render: () => Promise.resolve(CompressedBody.of(Buffer.from('the page'))),
    build: 'test',
    scriptHashes: [],
  }
  const users: Users = new Map(names.map((name) => [name, hash]))
  const stage = await startStage(
    { mode: { kind: 'users', users, secret: SECRET }, ...access },
    { ledgerFolder: door.folder, page, clock: door.clock, endpoint: 'http://127.0.0.1:1' },
  )
  opened.push(stage)
  return stage
}

export async function restart(): Promise<void> {
  opened = opened.filter((one) => one !== door.stage)
  await door.stage.stop()
  door.stage = await open()
}

export async function askCode(show = '', headers: Record<string, string> = {}): Promise<WaitingScreen> {
  const got = await door.stage.postJson(ROUTES.apiPair, { ...SCREEN, show }, { ...CHROMIUM, ...headers })
  const asked = read<AskedCode>(got)
  if (asked.state !== 'waiting') throw new Error(asked.state)
  return { code: asked.code, cookie: cookieOf(got) }
}

export const poll = async (cookie: string): Promise<PairingState> =>
  read<PairingState>(await door.stage.ask(ROUTES.apiPair, { cookie }))
export const find = async (code: string, headers = door.alice): Promise<FoundScreen> =>
  read<FoundScreen>(await door.stage.postJson(ROUTES.apiPairFind, { code }, headers))
export const approve = async (
  code: string,
  { address = WALL, name = 'Floor 3', standsHere = false, headers = door.alice } = {},
): Promise<ApprovedScreen> =>
  read<ApprovedScreen>(
    await door.stage.postJson(ROUTES.apiPairApprove, { code, name, address, standsHere }, headers),
  )
export const list = async (): Promise<ScreenList['screens']> =>
  read<ScreenList>(await door.stage.ask(ROUTES.apiScreens, door.alice)).screens
export const stateOf = async (cookie: string): Promise<ScreenState> =>
  read<ScreenState>(await door.stage.ask(ROUTES.apiScreen, { cookie }))

/** The cookie of a screen that alice approved for an address, and its id. */
export async function pair(address = WALL): Promise<{ cookie: string; id: string }> {
  const waiting = await askCode()
  const approved = await approve(waiting.code, { address })
  if (approved.state !== 'approved') throw new Error(approved.state)
  const cookie = cookieOf(await door.stage.ask(ROUTES.apiPair, { cookie: waiting.cookie }))
  expect(await stateOf(cookie)).toMatchObject({ state: 'paired' })
  return { cookie, id: approved.screen.id }
}
