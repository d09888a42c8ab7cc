import { type Usual } from '../../contract/job-run'
import { type Tone } from '../../contract/status'

interface MeterProps {
  tone: Tone
  ms: number
  usual: Usual | null
  /** What the full width stands for. */
  scaleMs: number
  width: number
}

/** A duration beside the usual one, which is a tick. One element: rows have many. The number stands beside it. */
export function Meter({ tone, ms, usual, scaleMs, width }: MeterProps) {
  const toPx = (value: number) => Math.round(Math.min(1, value / Math.max(1, scaleMs)) * (width - 2))
  const style = {
    width,
    '--ran': `${Math.max(2, toPx(ms))}px`,
    '--tick': usual ? `${toPx(usual.medianMs)}px` : '-4px',
  } as const
  return <span aria-hidden data-tone={tone} className="job-meter" style={style} />
}
