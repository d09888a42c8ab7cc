import { setTimeout } from 'node:timers/promises'
import { FRESHNESS_HEADERS } from '../../src/contract/freshness'
import { packRun, unpackRun } from '../../src/contract/run-transfer'
import { paths, ROUTES } from '../../src/contract/routes'
import { unpackWall } from '../../src/contract/wall'
import { parseWallAddress } from '../../src/contract/wall-address'
import { RUNS } from '../support/run-page'
import { type Pin } from './gate'
import { HOME, HOME_ADDRESS, ON_WALL } from './plan'

const TRY_MS = 600

/** What a wall shows whenever it is not elsewhere. */
export interface Scene {
  address: string
  /** The one picture of it that is measured; the server has to have read it. */
  pin: (origin: string, stopped: AbortSignal) => Promise<Pin>
}

export const RUN_SCENE: Scene = {
  address: HOME_ADDRESS,
  // A run of the same size that is over: nothing of it depends on when it is looked at.
  pin: async (origin, stopped) => {
    const { answer } = await ask(`${origin}${paths.apiRun(RUNS.load200)}`, () => true, stopped)
    const body = JSON.stringify(packRun({ ...unpackRun(answer), job: HOME.job }))
    return { path: paths.apiRun(HOME), body, atMs: null }
  },
}

/** The demo's 30 jobs that run every twelve minutes, 144 polls, and show every state of a job. */
const JOBS = parseWallAddress(new URLSearchParams({ workspace: 'wall', folder: '*' }))

export const JOBS_SCENE: Scene = {
  address: `${paths.wall(JOBS)}&${ON_WALL}`,
  // The moment decides what is late, and how much of the hours is drawn.
  pin: async (origin, stopped) => {
    const isRead = (answer: unknown) => unpackWall(answer).sources.every(({ isReading }) => !isReading)
    const { answer, nowMs } = await ask(`${origin}${paths.apiWall(JOBS)}`, isRead, stopped)
    return { path: ROUTES.apiWall, body: JSON.stringify(answer), atMs: nowMs }
  },
}

/** Until there is an answer: in the fast time, and on a busy machine, first calls may well be late. */
async function ask(
  url: string,
  isGood: (answer: unknown) => boolean,
  stopped: AbortSignal,
): Promise<{ answer: unknown; nowMs: number }> {
  while (!stopped.aborted) {
    const response = await fetch(url)
    const answer: unknown = response.ok ? await response.json() : null
    const nowMs = Number(response.headers.get(FRESHNESS_HEADERS.now))
    if (response.ok && isGood(answer)) return { answer, nowMs }
    await setTimeout(TRY_MS)
  }
  throw new Error(`${url} was not answered.`, { cause: stopped.reason })
}
