import { GitCompareArrows, X } from 'lucide-react'
import { useNavigate } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { type JobRun } from '../../contract/job-run'
import { addComparison } from '../../contract/routes'
import { useLocale } from '../../i18n/locale'
import { getPlan } from '../../model/jobs/latest'
import { toggleMark } from '../../model/job-runs/marks'
import { useShortcuts } from '../../shell/shortcuts/shortcuts'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { isTextField } from '../../ui/typing'
import { useJobRuns } from './job-runs-context'
import { MarkLetter } from './MarkLetter'
import { formatPlan, formatPlanDay } from './words'

/** The runs that are marked, and the way to their comparison. */
export function CompareTools() {
  const { words, view, marks, change, buildRunHref } = useJobRuns()
  const navigate = useNavigate()
  const href = marks?.b ? addComparison(buildRunHref(marks.b.id), marks.a.id) : null
  const clear = () => change({ compare: [] })
  useShortcuts({
    mark: () => {
      const id = document.activeElement?.closest<HTMLElement>('[data-run]')?.dataset['run']
      if (id === undefined) return false
      change({ compare: toggleMark(view.compare, id) })
      return true
    },
    compare: href === null ? undefined : () => void navigate(href),
    // Esc leaves the filter before it clears the marks.
    close: marks === null ? undefined : () => (isTextField(document.activeElement) ? false : clear()),
  })
  if (marks === null) return null
  return (
    <span className="no-wall no-print compare-tools flex items-center gap-2">
      <span className="flex min-w-0 gap-2 max-sm:flex-1 max-sm:flex-col max-sm:gap-1">
        <Marked letter="A" run={marks.a} />
        {marks.b && <Marked letter="B" run={marks.b} />}
      </span>
      {href === null ? (
        <span className="text-12 text-t2">{words.markOneMore}</span>
      ) : (
        <Link to={href} className="btn btn-primary">
          <Icon icon={GitCompareArrows} />
          {words.compare}
        </Link>
      )}
      <IconButton icon={X} label={words.clearMarks} onClick={clear} />
    </span>
  )
}

function Marked({ letter, run }: { letter: 'A' | 'B'; run: JobRun }) {
  const locale = useLocale()
  const { changedAtMs } = useJobRuns()
  const atMs = getPlan(run)
  return (
    <span className="flex items-center gap-1.5 text-12 text-t2">
      <MarkLetter letter={letter} />
      {atMs === null
        ? run.id
        : `${formatPlanDay(atMs, locale, changedAtMs)} ${formatPlan(atMs, locale.zone, changedAtMs)}`}
    </span>
  )
}
