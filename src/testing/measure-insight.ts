import { formatCount } from '../lib/number'
import { SECOND_MS } from '../lib/time/units'
import { layOutGraph } from '../model/insight/layout'
import { createTestInsights, PAST_RUNS } from './insights'
import { measure, writeMeasureHead } from './measure'

// `npm run bench:insight`: what CPU time insight takes of the server, and the graph of the page; it blocks the event loop for as long.

writeMeasureHead()
for (const nodes of [25, 200, 10_000]) {
  const { read, pass } = createTestInsights(nodes)
  const size = `${formatCount(nodes)} nodes, ${PAST_RUNS} runs`
  await measure(`first answer, ${size}`, 1, read)
  await measure(`again after ten seconds, ${size}`, 40, () => {
    pass(10 * SECOND_MS)
    return read()
  })
}

const chained = Array.from({ length: 200 }, (_, index) => ({
  before: [1, 7, 20].map((by) => index - by).filter((place) => place >= 0),
}))
await measure('layers of a graph of 200 nodes', 100, () => layOutGraph(chained))
