import { useJobsWords } from '../../i18n/jobs-words'
import { SkeletonFrame } from '../../ui/SkeletonFrame'

const ROWS = [150, 110, 170, 130, 104, 158, 126, 160] as const

/** As tall as what comes, so that the cards below stay where they are. */
export function Skeleton() {
  const words = useJobsWords()
  return (
    <SkeletonFrame label={words.loading}>
      <div className="card">
        <div className="px-5 pt-3.5 pb-8.5 max-sm:px-4 max-sm:py-3">
          <div className="h-7 w-72 max-w-full rounded bg-line" />
        </div>
        {ROWS.map((width) => (
          <div
            key={width}
            className="flex h-6.75 items-center gap-2 border-t border-grid px-5 max-sm:h-16.5 max-sm:px-4"
          >
            <span className="size-3.5 shrink-0 rounded-full bg-line" />
            <span className="h-2.5 rounded bg-line" style={{ width }} />
          </div>
        ))}
        <div className="h-8.5 border-t border-line" />
      </div>
      <div className="card h-21.5" />
    </SkeletonFrame>
  )
}
