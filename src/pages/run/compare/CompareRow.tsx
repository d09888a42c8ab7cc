import { ArrowLeftRight, GitCompareArrows, X } from 'lucide-react'
import { useMemo } from 'react'
import { useNavigate } from 'react-router-dom'
import { addComparison, keepViewParams, paths } from '../../../contract/routes'
import { useCompareWords } from '../../../i18n/compare-words'
import { useLocale } from '../../../i18n/locale'
import { neighboursResource } from '../../../query/neighbours'
import { formatWhen } from '../../../run/jobs/when'
import { useSearch } from '../../../shell/address/AddressRouter'
import { useLiveQuery } from '../../../shell/freshness/use-live-query'
import { Button, IconButton } from '../../../ui/Button'
import { Action } from '../../../ui/Choice'
import { Icon } from '../../../ui/Icon'
import { Menu } from '../../../ui/Menu'
import { useRun } from '../run-context'
import { VerdictText } from '../insight/VerdictRow'
import { listCandidates } from './list-candidates'

/** With which run this one is compared, what differs most, and other runs to compare with: the header's last row. */
export function CompareRow() {
  const words = useCompareWords()
  const navigate = useNavigate()
  const [search] = useSearch()
  const { run, reference, view, comparison, change, isPhone } = useRun()
  const ready = comparison?.state === 'ready' ? comparison.comparison : null
  const swap = () => {
    if (view.vs === null) return
    const path = paths.run({ job: run.job, workspace: reference.workspace, id: view.vs })
    void navigate(addComparison(keepViewParams(path, search), run.id))
  }
  const status = () => {
    if (view.vs === run.id) return words.itself
    return comparison?.state === 'failed' ? words.failed(view.vs ?? '') : words.reading
  }
  return (
    <div className="-mx-5 mt-3 -mb-5 flex min-h-11 flex-wrap items-center gap-3 border-t border-line px-5 py-2 max-md:-mx-4 max-md:-mb-4 max-md:px-4">
      <Icon icon={GitCompareArrows} size={16} className="shrink-0 text-t2" />
      <Menu
        trigger={<span className="truncate">{ready ? `${ready.day}  ${view.vs ?? ''}` : view.vs}</span>}
        label={words.choose}
        className="no-print btn max-w-64"
      >
        <Candidates />
      </Menu>
      <p role="status" className="min-w-0 flex-1 text-t2 max-md:basis-full">
        {ready ? <VerdictText verdict={ready.verdict} /> : status()}
      </p>
      <span className="no-print flex shrink-0 items-center gap-1">
        <Button icon={ArrowLeftRight} onClick={swap}>
          {isPhone ? null : words.swap}
        </Button>
        <IconButton icon={X} label={words.close} onClick={() => change({ vs: null })} />
      </span>
    </div>
  )
}

function Candidates() {
  const words = useCompareWords()
  const { lang, zone } = useLocale()
  const { run, reference, insight, changedAtMs, change } = useRun()
  const { query } = useLiveQuery(neighboursResource(reference, run.planMs, true))
  const runs = query.data?.data.runs
  const version = insight?.insight.definition?.version ?? null
  const found = useMemo(
    () => listCandidates(runs ?? [], { id: run.id, planMs: run.planMs, version }),
    [runs, run.id, run.planMs, version],
  )
  if (found.length === 0) return <p className="px-3 py-2 text-t2">{runs ? words.none : words.reading}</p>
  return found.map(({ kind, run: one }) => (
    <Action key={one.id} icon={GitCompareArrows} onClick={() => change({ vs: one.id })}>
      {words[kind]}
      <span className="ml-auto pl-4 text-t3">
        {formatWhen(one.planMs ?? one.startMs ?? 0, zone, lang, changedAtMs)}
      </span>
    </Action>
  ))
}
