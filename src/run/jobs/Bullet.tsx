import { type Usual } from '../../contract/job-run'
import { clamp } from '../../lib/number'

const WIDTH_PX = 72
/** The end of the scale lies a little behind the p90. */
const BEYOND = 1.12

interface BulletProps {
  ranMs: number
  usual: Usual
}

/** How far a running job has come: filled so far, a tick at its usual duration. The duration stands beside it as text. */
export function Bullet({ ranMs, usual }: BulletProps) {
  const endMs = Math.max(1, usual.p90Ms * BEYOND)
  const toPx = (ms: number) => Math.round(clamp(ms / endMs, 0, 1) * WIDTH_PX * 10) / 10
  const tick = Math.min(WIDTH_PX - 1, toPx(usual.medianMs))
  return (
    <svg aria-hidden width={WIDTH_PX} height={12} className="shrink-0">
      <path d={`M0 3.5h${WIDTH_PX}v5H0z`} fill="var(--grid)" />
      <path d={`M0 3h${toPx(ranMs)}v6H0z`} fill="light-dark(var(--fill-running), var(--edge-running))" />
      <path d={`M${tick} 0h1.5v12h-1.5z`} fill="var(--t1)" stroke="var(--card)" strokeWidth={0.5} />
    </svg>
  )
}
