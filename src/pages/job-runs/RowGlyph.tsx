import { type LatestStatus } from '../../model/jobs/latest'
import { StatusGlyph } from '../../run/status/StatusGlyph'

/** The drawing of a status; a planned time without a run has four corners and the hands of a clock. */
export function RowGlyph({ status, size = 14 }: { status: LatestStatus; size?: number }) {
  if (status !== 'no-run') return <StatusGlyph status={status} size={size} />
  return (
    <svg aria-hidden data-tone="neutral" viewBox="0 0 16 16" width={size} height={size} className="shrink-0">
      <path
        d="M1.75 5V3.5A1.75 1.75 0 0 1 3.5 1.75H5M11 1.75h1.5a1.75 1.75 0 0 1 1.75 1.75V5M14.25 11v1.5a1.75 1.75 0 0 1-1.75 1.75H11M5 14.25H3.5a1.75 1.75 0 0 1-1.75-1.75V11M8 5v3.2l2 1.3"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
