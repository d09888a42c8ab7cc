import { useLocale } from '../../i18n/locale'
import { SkeletonFrame } from '../../ui/SkeletonFrame'

const ROWS = [
  [84, 18, 14],
  [62, 30, 22],
  [96, 40, 12],
  [74, 34, 28],
  [58, 52, 10],
  [88, 58, 20],
  [70, 66, 16],
  [90, 72, 8],
] as const

const block = 'rounded bg-line'

export function Skeleton() {
  const { t } = useLocale()
  return (
    <SkeletonFrame label={t.loading}>
      <div className="card p-5">
        <div className={`${block} h-7 w-64`} />
        <div className={`${block} mt-4 h-3 w-96 max-w-full`} />
        <div className={`${block} mt-6 h-2 w-full`} />
        <div className={`${block} mt-3 h-10 w-full opacity-60`} />
      </div>
      <div className="card">
        <div className="h-24 border-b border-line" />
        {ROWS.map(([name, left, width]) => (
          <div key={name} className="flex h-7 items-center gap-2 border-b border-grid px-5">
            <span className="size-3.5 rounded-full bg-line" />
            <span className={`${block} h-2.5`} style={{ width: `${name * 1.5}px` }} />
            <span className="relative ml-24 h-2.5 flex-1">
              <span
                className={`${block} absolute inset-y-0`}
                style={{ left: `${left}%`, width: `${width}%` }}
              />
            </span>
          </div>
        ))}
      </div>
    </SkeletonFrame>
  )
}
