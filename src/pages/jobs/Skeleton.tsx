import { useJobsWords } from '../../i18n/jobs-words'
import { SkeletonFrame } from '../../ui/SkeletonFrame'

const ROWS = [150, 110, 170, 130, 104, 158, 126, 160, 118, 144] as const

const block = 'rounded bg-line'

export function Skeleton() {
  const words = useJobsWords()
  return (
    <SkeletonFrame label={words.loading}>
      <div className="card p-5">
        <div className={`${block} h-7 w-72 max-w-full`} />
      </div>
      <div className="card">
        <div className="h-10 border-b border-line" />
        {ROWS.map((name) => (
          <div key={name} className="flex h-7 items-center gap-2 border-b border-grid px-5">
            <span className="size-3.5 rounded-full bg-line" />
            <span className={`${block} h-2.5`} style={{ width: name }} />
            <span className={`${block} ml-auto h-2.5 w-44 max-md:hidden`} />
            <span className={`${block} ml-6 h-2.5 w-14`} />
          </div>
        ))}
      </div>
    </SkeletonFrame>
  )
}
