import { preview } from '../i18n/en/preview'
import { formatCount } from '../lib/number'
import { drawRunCard } from '../server/previews/draw-card'
import { createPictures, loadRenderer } from '../server/previews/pictures'
import { readFacts } from '../server/previews/preview-facts'
import { measure, writeMeasureHead } from './measure'
import { makeInstance } from './runs'

// `npm run bench:previews`: what CPU time the picture of a link takes. Drawing runs in a thread of the pool, the rest blocks the event loop.

const PLAN_MS = 1_700_000_000_000
const STEP_MS = 10_000

const makeRun = (count: number) =>
  makeInstance(
    {
      status: 'fail',
      planMs: PLAN_MS,
      startMs: PLAN_MS + 90_000,
      endMs: PLAN_MS + count * STEP_MS + 900_000,
    },
    Array.from({ length: count }, (_, index) => ({
      status: index === count - 1 ? 'fail' : 'success',
      startMs: PLAN_MS + 90_000 + index * STEP_MS,
      endMs: PLAN_MS + 90_000 + index * STEP_MS + 300_000,
    })),
  )

const pictures = createPictures(() => loadRenderer('src/server/previews/fonts'))
await pictures.isAvailable()
writeMeasureHead()
for (const count of [25, 200, 10_000]) {
  const run = makeRun(count)
  const size = `${formatCount(count)} nodes`
  const draw = (nowMs: number, job: string) =>
    drawRunCard(readFacts({ ...run, job }), {
      nowMs,
      expectedMs: null,
      lang: 'en',
      zone: 'Asia/Shanghai',
      words: preview,
    })
  await measure(`facts and SVG, ${size}`, 40, (index) => draw(PLAN_MS + index, 'job'))
  await measure(`a new picture, ${size}`, 40, (index) => pictures.draw(draw(PLAN_MS, `job_${index}`)))
  await measure(`a picture that was drawn, ${size}`, 40, () => pictures.draw(draw(PLAN_MS, 'job_1')))
}
