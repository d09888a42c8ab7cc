import { type Browser } from '@playwright/test'
import { unpackJobList } from '../../src/contract/job-transfer'
import { paths, ROUTES } from '../../src/contract/routes'
import { MAX_WALL_JOBS, parseWallAddress } from '../../src/contract/wall-address'
import { answerOf, textOf } from './answers'
import { LIST_SIZES, startWithJobs } from './lists'
import { idle, load, poll, visit } from './measure'
import { WALL_JOBS } from './peers'
import { type Got } from './product'
import { type Samples } from './samples'
import { openStage, type Stage } from './stage'

/** As long as from one step of its cells to the next. */
const WALL_IDLE_S = 60
/** Of its jobs, in a poll with changes. */
const CHANGED = [3, 20, 41]

/** The answer with other followers of a few jobs. */
function changedBy(number: number, answer: Got): Got {
  const wall = JSON.parse(textOf(answer)) as { jobs: { downstream: string[] }[] }
  for (const index of CHANGED) wall.jobs[index]?.downstream.push(`changed_${number}`)
  const { 'content-encoding': _, 'content-length': __, ...headers } = answer.headers
  return {
    status: answer.status,
    headers: Object.assign(headers, { etag: `"changed-${number}"` }),
    body: Buffer.from(JSON.stringify(wall)),
  }
}

async function measureOnce(
  browser: Browser,
  { stage, origin }: { stage: Stage; origin: string },
  run: number,
  samples: Samples,
) {
  const { jobs } = unpackJobList(JSON.parse(textOf(await answerOf(origin, paths.apiJobs('')))))
  const names = jobs.filter((_, index) => index % 3 === 1).slice(0, MAX_WALL_JOBS)
  const none = parseWallAddress(new URLSearchParams())
  const api = paths.apiWall(
    Object.assign({}, none, { jobs: names.map(({ name }) => ({ job: name, workspace: '' })) }),
  )
  const answer = await answerOf(origin, api)
  stage.give(ROUTES.apiWall, answer)
  await visit(browser, WALL_JOBS, async (page, cdp) => {
    const add = (measured: object) => samples.add(run, WALL_JOBS.id, MAX_WALL_JOBS, measured)
    await load(page, cdp, stage, WALL_JOBS, api)
    const { scriptMs, taskMs } = await idle(page, cdp, stage, WALL_IDLE_S)
    add({ idleScriptMs: scriptMs, idleTaskMs: taskMs })
    // Data that were held back for a minute are old: this poll takes that back from all jobs.
    await poll(page, cdp, WALL_JOBS)
    add({ stillTaskMs: (await poll(page, cdp, WALL_JOBS)).taskMs })
    stage.give(ROUTES.apiWall, changedBy(run, answer))
    add({ liveTaskMs: (await poll(page, cdp, WALL_JOBS)).taskMs })
  })
}

/** A wall of sixty jobs of every kind: left alone, and polled with and without changes. */
export async function measureWall(browser: Browser, runs: number, samples: Samples): Promise<void> {
  const product = await startWithJobs(LIST_SIZES[0])
  const stage = await openStage(product.origin, '')
  try {
    for (let run = 0; run < runs; run += 1) {
      console.error(`run ${run + 1} of ${runs}, a wall of ${MAX_WALL_JOBS} jobs`)
      await measureOnce(browser, { stage, origin: product.origin }, run, samples)
    }
  } finally {
    stage.stop()
    product.stop()
  }
}
