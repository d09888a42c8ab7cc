import { useJobRunsWords } from '../../i18n/job-runs-words'
import { SkeletonFrame } from '../../ui/SkeletonFrame'

const BARS = [52, 60, 55, 71, 58, 64, 20, 66, 61, 70, 57, 63, 80, 59, 62, 67, 56, 65, 60, 72, 58, 64, 61, 69]
const ROWS = [84, 96, 74, 88, 70, 90, 80, 86]

export function Skeleton() {
  const words = useJobRunsWords()
  return (
    <SkeletonFrame label={words.loading}>
      <div className="card p-5">
        <div className="h-7 w-64 rounded bg-line" />
        <div className="mt-4 h-3 w-96 max-w-full rounded bg-line" />
        <div className="mt-6 h-10 w-full rounded bg-line opacity-60" />
      </div>
      <div className="card flex h-[268px] items-end gap-1 p-5">
        {BARS.map((height, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- bars of a drawing
          <span key={index} className="flex-1 rounded-sm bg-line" style={{ height: `${height}%` }} />
        ))}
      </div>
      <div className="card">
        {ROWS.map((width) => (
          <div key={width} className="flex h-7 items-center border-b border-grid px-5">
            <span className="h-2.5 rounded bg-line" style={{ width: `${width}%` }} />
          </div>
        ))}
      </div>
    </SkeletonFrame>
  )
}
