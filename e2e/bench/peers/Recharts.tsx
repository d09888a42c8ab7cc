import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { Bar, BarChart, XAxis, YAxis } from 'recharts'
import { type Draw, type Row } from './draw'

const ROW_PX = 28
const AXIS_PX = 30

/** All rows as one chart: an invisible bar up to the start, and behind it the visible one. */
export function start(root: HTMLElement): Draw {
  const page = createRoot(root)
  return (rows) => flushSync(() => page.render(<Chart rows={rows} />))
}

function Chart({ rows }: { rows: Row[] }) {
  const times = rows.flatMap(({ startMs, endMs }) => [startMs, endMs]).filter((ms) => ms !== null)
  const fromMs = times.reduce((a, b) => Math.min(a, b), Infinity)
  const toMs = times.reduce((a, b) => Math.max(a, b), -Infinity)
  const data = rows.map(({ key, name, startMs, endMs }) => ({
    key,
    name,
    offset: startMs === null ? 0 : startMs - fromMs,
    length: startMs === null ? 0 : (endMs ?? toMs) - startMs,
  }))
  return (
    <BarChart
      layout="vertical"
      width={document.documentElement.clientWidth}
      height={data.length * ROW_PX + AXIS_PX}
      data={data}
      barSize={13}
    >
      <XAxis type="number" domain={[0, 'dataMax']} />
      <YAxis type="category" dataKey="name" width={240} interval={0} />
      <Bar dataKey="offset" stackId="node" fill="transparent" isAnimationActive={false} />
      <Bar dataKey="length" stackId="node" fill="#0a7" isAnimationActive={false} />
    </BarChart>
  )
}
