import { ChevronDown, Download, ListFilter } from 'lucide-react'
import { memo, type ReactNode, type Ref } from 'react'
import { useJobsWords } from '../../i18n/jobs-words'
import { statusWord, useLocale } from '../../i18n/locale'
import { formatCount } from '../../lib/number'
import { zoneLabel } from '../../lib/time/zone'
import { formatJobsCsv } from '../../model/jobs/export'
import { MAX_TEXT, SORT_COLUMNS, type Sort } from '../../model/jobs/view'
import { IconButton } from '../../ui/Button'
import { ColumnsMenu } from '../../ui/ColumnsMenu'
import { downloadText } from '../../ui/download'
import { SearchField } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { Popover } from '../../ui/Popover'
import { Select } from '../../ui/Select'
import { isSearchable } from '../../ui/use-row-window'
import { columnName } from './columns'
import { useFilteredJobs, useJobs } from './jobs-context'
import { FavouritesButton, FolderChoices, OwnerChoices, StatusChips, TagChoices } from './FilterChoices'

const ACTIVE = 'border-accent bg-selected text-accent'

interface ToolsProps {
  filterRef: Ref<HTMLInputElement>
}

/** What filters the table, over it. */
export const Tools = memo(function Tools({ filterRef }: ToolsProps) {
  const { t } = useLocale()
  const words = useJobsWords()
  const { choices, layout, hiddenColumns } = useJobs()
  if (layout.phone) return <PhoneTools filterRef={filterRef} />
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-2 border-b border-line px-5 py-1.5">
      <div className="flex w-72">
        <FilterField filterRef={filterRef} />
      </div>
      <FilterPopover name={words.folder} count={choices.folders.length}>
        <FolderChoices />
      </FilterPopover>
      <FilterPopover name={words.tag} count={choices.tags.length}>
        <TagChoices />
      </FilterPopover>
      <FilterPopover name={words.owner} count={choices.owners.length}>
        <OwnerChoices />
      </FilterPopover>
      <FavouritesButton />
      <Moved />
      <Shown />
      <span className="no-print flex gap-1">
        <ColumnsMenu
          label={t.table.columns}
          columns={hiddenColumns}
          choices={layout.choices}
          nameOf={(id) => columnName(id, words, layout.runs)}
        />
        <SaveButton />
      </span>
    </div>
  )
})

/** How many jobs pass the filters. */
function Shown() {
  const { lang, zone } = useLocale()
  const words = useJobsWords()
  const { list, nowMs } = useJobs()
  const { shown } = useFilteredJobs()
  const all = list.jobs.length
  const isAll = shown.length === all
  return (
    <>
      {!isSearchable(shown.length) && (
        <span className="no-print truncate text-12 text-t2" data-tip={words.find}>
          {words.find}
        </span>
      )}
      <span role="status" className="ml-auto shrink-0 text-12 text-t2" data-tip={words.listedEvery}>
        {isAll ? words.count(formatCount(all)) : words.shown(formatCount(shown.length), formatCount(all))} ·{' '}
        {zoneLabel(nowMs, zone, lang)}
      </span>
    </>
  )
}

function SaveButton() {
  const { t, lang, zone } = useLocale()
  const words = useJobsWords()
  const { attention, workspace, nowMs } = useJobs()
  const { shown } = useFilteredJobs()
  const save = () => {
    const classes = new Map(attention.map((item) => [item.job.name, item.attention.kind]))
    const csv = formatJobsCsv(shown, {
      zone,
      nowMs,
      classOf: (job) => classes.get(job) ?? null,
      statusWord: (status, rawStatus) =>
        status === 'no-run' ? words.noRun : statusWord(status, rawStatus, lang),
    })
    downloadText(`jobs-${workspace || 'default'}.csv`, 'text/csv;charset=utf-8', csv)
  }
  return <IconButton icon={Download} label={t.table.csv} tip={words.saveCsv} onClick={save} />
}

function PhoneTools({ filterRef }: ToolsProps) {
  const words = useJobsWords()
  const { choices, change } = useJobs()
  const chosen =
    choices.folders.length +
    choices.tags.length +
    choices.owners.length +
    choices.status.length +
    (choices.favourites ? 1 : 0)
  const options = SORT_COLUMNS.map((column) => ({
    value: column as Sort,
    label: column === 'next' ? words.columns.next : words.columns[column],
  }))
  if (!options.some(({ value }) => value === choices.sort))
    options.push({ value: choices.sort, label: words.columns[choices.sort.slice(1) as 'name'] })
  return (
    <div className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-card px-4 py-2 [&_.btn]:h-9">
      <div className="flex min-w-0 flex-1">
        <FilterField filterRef={filterRef} />
      </div>
      <Select
        label={words.sortBy}
        value={choices.sort}
        options={options}
        onChange={(sort) => change({ sort })}
        className="max-w-28"
      />
      <Popover
        trigger={<Icon icon={ListFilter} size={16} />}
        label={words.filters}
        className={`btn btn-icon w-10! ${chosen > 0 ? ACTIVE : ''}`}
        align="end"
      >
        <div className="grid gap-2 p-1">
          <FavouritesButton />
          <StatusChips />
          <FolderChoices />
          <TagChoices />
          <OwnerChoices />
        </div>
      </Popover>
    </div>
  )
}

function FilterField({ filterRef }: ToolsProps) {
  const words = useJobsWords()
  const { list, change, layout } = useJobs()
  const { view } = useFilteredJobs()
  const { jobsRead, jobsTotal } = list.progress
  const isReading = jobsTotal !== null && jobsRead < jobsTotal
  const count = formatCount(list.jobs.length)
  const hint = isReading ? words.filterAmong(count) : words.filterHint
  return (
    <SearchField
      ref={filterRef}
      label={words.filter}
      placeholder={layout.phone ? words.filterCount(count) : hint}
      value={view.q}
      maxLength={MAX_TEXT}
      shortcut={layout.phone ? undefined : '/'}
      onChange={(q) => change({ q })}
    />
  )
}

interface FilterPopoverProps {
  name: string
  /** How many are chosen. */
  count: number
  children: ReactNode
}

function FilterPopover({ name, count, children }: FilterPopoverProps) {
  return (
    <Popover
      trigger={
        <>
          <span aria-hidden>{name}</span>
          {count > 0 && <span>{count}</span>}
          <Icon icon={ChevronDown} className="text-t2" />
        </>
      }
      label={name}
      className={`btn ${count > 0 ? ACTIVE : ''}`}
    >
      {children}
    </Popover>
  )
}

/** Says that the order has changed while the user was in the table. */
function Moved() {
  const words = useJobsWords()
  const { moved, sortAgain } = useFilteredJobs()
  if (moved === 0) return null
  return (
    <span className="text-12 text-t2">
      {words.moved(moved)} ·{' '}
      <button type="button" className="link rounded-sm" onClick={sortAgain}>
        {words.sortAgain}
      </button>
    </span>
  )
}
