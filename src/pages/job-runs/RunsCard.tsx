import { useMemo, useRef } from 'react'
import { useLocale } from '../../i18n/locale'
import { formatCount } from '../../lib/number'
import { LATEST_STATUSES, type LatestStatus } from '../../model/jobs/latest'
import { getRowStatus } from '../../model/job-runs/rows'
import { filterRows, getKind, KINDS, NO_FILTERS } from '../../model/job-runs/view'
import { sortRows } from '../../model/job-runs/order'
import { formatRunsCsv } from '../../model/job-runs/export'
import { Button, IconButton } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { ColumnsMenu } from '../../ui/ColumnsMenu'
import { downloadText } from '../../ui/download'
import { SearchField } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { Popover } from '../../ui/Popover'
import { ChevronDown, Download } from 'lucide-react'
import { useHiddenColumns } from '../../ui/use-hidden-columns'
import { listChoices, type ColumnId } from './columns'
import { CompareTools } from './CompareTools'
import { useJobRuns } from './job-runs-context'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { Rows } from './Rows'
import { rowWord } from './words'

interface RunsCardProps {
  /** Of the page. */
  width: number
  isLoading: boolean
  fromMs: number
  addOlder: (days: number) => void
}

/** The runs and planned times without one, with filters. Chips count those of the window, as the statistics do. */
export function RunsCard({ width, isLoading, fromMs, addOlder }: RunsCardProps) {
  const {
    words,
    rows,
    windowRows,
    view,
    window: span,
    usualBefore,
    changedAtMs,
    change,
    reference,
    skewMs,
  } = useJobRuns()
  const { toMs } = span
  const filter = useRef<HTMLInputElement>(null)
  const locale = useLocale()
  const { t, zone } = locale
  const columns = useHiddenColumns<ColumnId>('hidden-run-columns')
  const shown = useMemo(() => {
    const within = rows.filter(({ atMs }) => atMs === null || atMs < toMs)
    return sortRows(filterRows(within, view), view.sort, changedAtMs, usualBefore)
  }, [rows, toMs, view, changedAtMs, usualBefore])
  const isFiltered = view.q !== '' || view.status.length > 0 || view.triggers.length > 0
  const saveCsv = () => {
    const csv = formatRunsCsv(shown, {
      zone,
      nowMs: Date.now() + skewMs,
      usualBefore,
      statusWord: (status, rawStatus) => rowWord(status, rawStatus, words, locale),
    })
    downloadText(`${reference.job}-runs.csv`, 'text/csv;charset=utf-8', csv)
  }
  return (
    <section aria-labelledby="runs-title" className="card">
      <div className="flex min-h-10 flex-wrap items-center gap-2 border-b border-line px-5 py-1 max-sm:px-4">
        <h2 id="runs-title" className="mr-1 font-semibold">
          {words.runs}
        </h2>
        <Chips />
        <span className="no-wall contents">
          <TriggerMenu />
        </span>
        <span className="ml-auto">
          <CompareTools />
        </span>
        <span className="no-wall flex w-56 max-sm:w-full">
          <SearchField
            ref={filter}
            shortcut="/"
            label={words.filter}
            placeholder={words.filter}
            value={view.q}
            onChange={(q) => change({ q })}
          />
        </span>
        <span className="no-wall no-print flex gap-1 max-sm:hidden">
          <ColumnsMenu
            label={t.table.columns}
            columns={columns}
            choices={listChoices(width)}
            nameOf={(id) => words.columns[id]}
          />
          <IconButton icon={Download} label={t.table.csv} tip={words.saveCsv} onClick={saveCsv} />
        </span>
      </div>
      {shown.length === 0 ? (
        <p className="px-5 py-8 text-center text-t2">
          {isFiltered ? words.noMatch(windowRows.length) : words.noneInWindow}{' '}
          {isFiltered && (
            <Button className="ml-2" onClick={() => change(NO_FILTERS)}>
              {words.clear}
            </Button>
          )}
        </p>
      ) : null}
      <Rows
        rows={shown}
        width={width}
        hidden={columns.hidden}
        filter={filter}
        isLoading={isLoading}
        fromMs={fromMs}
        addOlder={addOlder}
      />
    </section>
  )
}

function Chips() {
  const locale = useLocale()
  const { words, windowRows, view, change } = useJobRuns()
  const counts = useMemo(() => {
    const found = new Map<LatestStatus, number>()
    for (const row of windowRows) found.set(getRowStatus(row), (found.get(getRowStatus(row)) ?? 0) + 1)
    return found
  }, [windowRows])
  const shown = LATEST_STATUSES.filter((status) => counts.has(status) || view.status.includes(status))
  return (
    <ul aria-label={words.byStatus} className="flex min-w-0 gap-2 overflow-x-auto overflow-y-hidden p-0.5">
      {shown.map((status) => {
        const count = counts.get(status) ?? 0
        const word = rowWord(status, '', words, locale)
        const isOn = view.status.includes(status)
        return (
          <li key={status}>
            <button
              type="button"
              className="btn h-6! gap-1.5 px-2! text-12! pointer-coarse:h-10!"
              aria-pressed={isOn}
              data-tip={words.filterBy(word, count)}
              onClick={() =>
                change({
                  status: isOn ? view.status.filter((other) => other !== status) : [...view.status, status],
                })
              }
            >
              <LatestGlyph status={status} />
              <b className="font-semibold">{formatCount(count)}</b>{' '}
              <span className="font-normal text-t2">{word}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function TriggerMenu() {
  const { t } = useLocale()
  const { words, windowRows, view, change } = useJobRuns()
  const present = useMemo(() => new Set(windowRows.map(getKind)), [windowRows])
  const kinds = KINDS.filter((kind) => present.has(kind) || view.triggers.includes(kind))
  if (kinds.length < 2) return null
  return (
    <Popover
      label={words.trigger}
      trigger={
        <>
          {view.triggers.length === 0 ? words.trigger : words.triggers(view.triggers.length)}
          <Icon icon={ChevronDown} className="text-t2" />
        </>
      }
    >
      {kinds.map((kind) => {
        const isOn = view.triggers.includes(kind)
        return (
          <Choice
            key={kind}
            checked={isOn}
            onChange={() =>
              change({
                triggers: isOn ? view.triggers.filter((other) => other !== kind) : [...view.triggers, kind],
              })
            }
          >
            {kind === 'other' ? words.otherTrigger : t.triggers[kind]}
          </Choice>
        )
      })}
    </Popover>
  )
}
