import { Columns3, Download, FoldHorizontal, ListFilter, Maximize, Minus, Plus, Search } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import type { Instance, InstanceNode } from '../../../contract/instance'
import { useLocale } from '../../../i18n/locale'
import { formatDay } from '../../../lib/time'
import { zoneLabel } from '../../../lib/zone'
import { Menu, MenuChoice } from '../../../ui/Menu'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import type { Sort, ViewState } from '../view-state'
import { columnName, type ColumnId } from './columns'

export type Change = (patch: Partial<ViewState>) => void

interface ToolProps {
  view: ViewState
  change: Change
}

const toggled = <T,>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]

export function FilterField({ view, change }: ToolProps) {
  const { t } = useLocale()
  return (
    <span className="relative flex min-w-0 flex-1">
      <Search aria-hidden size={14} strokeWidth={1.75} className="absolute top-[7px] left-2.5 text-t2" />
      <input
        type="search"
        data-filter
        aria-label={t.table.filter}
        placeholder={t.table.filter}
        value={view.q}
        maxLength={300}
        onChange={(event) => change({ q: event.target.value })}
        className="field w-full pr-7 pl-8"
      />
      {view.q === '' && <kbd className="kbd absolute top-[5px] right-1.5">/</kbd>}
    </span>
  )
}

interface TypeToolProps extends ToolProps {
  nodes: readonly InstanceNode[]
}

export function TypeChoices({ nodes, view, change }: TypeToolProps) {
  const types = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { type } of nodes) counts.set(type, (counts.get(type) ?? 0) + 1)
    return [...counts].toSorted((a, b) => b[1] - a[1])
  }, [nodes])
  return types.map(([type, count]) => (
    <MenuChoice
      key={type}
      checked={view.types.includes(type)}
      onChange={() => change({ types: toggled(view.types, type) })}
    >
      <bdi>{type === '' ? '–' : type}</bdi> <span className="text-t3">{count}</span>
    </MenuChoice>
  ))
}

export function TypeMenu({ nodes, view, change }: TypeToolProps) {
  const { t } = useLocale()
  const { length } = view.types
  return (
    <Menu
      label={length === 0 ? t.table.type : t.table.types(length)}
      className={`btn ${length > 0 ? 'border-accent bg-selected text-accent' : ''}`}
      panel={<TypeChoices nodes={nodes} view={view} change={change} />}
    >
      {length === 0 ? t.table.type : t.table.types(length)}
    </Menu>
  )
}

interface TimelineToolsProps extends ToolProps {
  day: number
  nowMs: number
  canFold: boolean
  zones: ReactNode
  onZoom: (factor: number) => void
  onFit: () => void
}

export function TimelineTools({
  view,
  change,
  day,
  nowMs,
  canFold,
  zones,
  onZoom,
  onFit,
}: TimelineToolsProps) {
  const { t, lang, zone } = useLocale()
  const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const
  return (
    <>
      <h2 className="shrink-0 text-13 font-semibold">{t.timeline.title}</h2>
      <Menu
        label={t.timeline.zone}
        className="flex min-w-0 items-center rounded text-12 text-t2 hover:text-t1"
        panel={zones}
      >
        <span className="truncate">
          {t.timeline.about(zoneLabel(day, zone, lang), formatDay(day, zone, lang, { nearMs: nowMs }))}
        </span>
      </Menu>
      <span className="no-print ml-auto flex shrink-0 items-center gap-2">
        {canFold && (
          <button
            type="button"
            className="btn"
            aria-pressed={!view.keepIdle}
            title={view.keepIdle ? t.timeline.unfoldHint : t.timeline.foldHint}
            onClick={() => change({ keepIdle: !view.keepIdle })}
          >
            <FoldHorizontal aria-hidden size={14} strokeWidth={1.75} />
            {t.timeline.fold}
          </button>
        )}
        <Select
          label={t.timeline.axis}
          value={view.elapsed ? 'elapsed' : 'clock'}
          options={[
            { value: 'clock', label: t.timeline.clock },
            { value: 'elapsed', label: t.timeline.elapsed },
          ]}
          onChange={(axis) => change({ elapsed: axis === 'elapsed' })}
        />
        <span className="flex">
          <IconTool label={t.timeline.zoomOut} onClick={() => onZoom(1 / 1.5)}>
            <Minus {...icon} />
          </IconTool>
          <IconTool label={t.timeline.zoomIn} onClick={() => onZoom(1.5)}>
            <Plus {...icon} />
          </IconTool>
          <IconTool label={t.timeline.fit} onClick={onFit}>
            <Maximize {...icon} />
          </IconTool>
        </span>
      </span>
    </>
  )
}

function IconTool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="btn btn-icon btn-quiet"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

interface TableToolsProps extends ToolProps {
  run: Instance
  shown: readonly InstanceNode[]
  nowMs: number
  columns: readonly ColumnId[]
  hidden: ReadonlySet<string>
  onHide: (id: ColumnId) => void
}

export function TableTools({ run, shown, view, change, nowMs, columns, hidden, onHide }: TableToolsProps) {
  const { t, lang, zone } = useLocale()
  const name = `${run.job}-${run.id}`
  const csv = async () => {
    const { download, nodesCsv } = await import('../export')
    download(`${name}.csv`, 'text/csv;charset=utf-8', nodesCsv(run, shown, { lang, zone, nowMs }))
  }
  const json = async () => {
    const { download, nodesJson } = await import('../export')
    download(`${name}.json`, 'application/json', nodesJson(run, shown))
  }
  const wide = view.tableOnly
  return (
    <>
      <h2 className="shrink-0 text-13 font-semibold">{t.table.title}</h2>
      <span
        role="status"
        className={`truncate text-12 text-t2 ${wide || shown.length < run.nodes.length ? '' : 'sr-only'}`}
      >
        {t.table.shown(shown.length, run.nodes.length)}
      </span>
      <span className="no-print ml-auto flex shrink-0 items-center gap-1">
        <Menu
          label={t.table.columns}
          align="right"
          className={`btn btn-quiet ${wide ? '' : 'btn-icon'}`}
          panel={columns.map((id) => (
            <MenuChoice key={id} checked={!hidden.has(id)} onChange={() => onHide(id)}>
              {columnName(id, t)}
            </MenuChoice>
          ))}
        >
          <Columns3 aria-hidden size={16} strokeWidth={1.75} />
          {wide && t.table.columns}
        </Menu>
        {wide ? (
          <>
            <button type="button" className="btn btn-quiet" onClick={() => void csv()}>
              <Download aria-hidden size={14} strokeWidth={1.75} />
              {t.table.csv}
            </button>
            <button type="button" className="btn btn-quiet" onClick={() => void json()}>
              <Download aria-hidden size={14} strokeWidth={1.75} />
              {t.table.json}
            </button>
          </>
        ) : (
          <Menu
            label={t.table.exportAs}
            align="right"
            className="btn btn-icon btn-quiet"
            panel={[
              { word: t.table.csv, act: csv },
              { word: t.table.json, act: json },
            ].map(({ word, act }) => (
              <button
                key={word}
                type="button"
                data-close
                className="flex h-7 w-full items-center rounded px-2 text-13 hover:bg-hover"
                onClick={() => void act()}
              >
                {word}
              </button>
            ))}
          >
            <Download aria-hidden size={16} strokeWidth={1.75} />
          </Menu>
        )}
        <ViewSwitch view={view} change={change} />
      </span>
    </>
  )
}

function ViewSwitch({ view, change }: ToolProps) {
  const { t } = useLocale()
  return (
    <span className="ml-1">
      <Segmented
        label={t.table.view}
        value={view.tableOnly ? 'table' : 'bars'}
        options={[
          { value: 'bars', label: t.table.bars },
          { value: 'table', label: t.table.only },
        ]}
        onChange={(value) => change({ tableOnly: value === 'table' })}
      />
    </span>
  )
}

interface OrderProps {
  sort: Sort
  onSort: (sort: Sort) => void
}

/** The orders that are none of one column, and any column that is in force. */
export function OrderSelect({ sort, onSort }: OrderProps) {
  const { t } = useLocale()
  const orders = ['start', 'definition', '-duration', 'problems'] as const
  const named = orders.some((order) => order === sort)
  return (
    <Select
      label={t.table.order}
      value={sort}
      options={[
        ...orders.map((value) => ({ value: value as Sort, label: t.table.orders[value] })),
        ...(named ? [] : [{ value: sort, label: t.table.orders.other }]),
      ]}
      onChange={onSort}
    />
  )
}

interface PhoneToolsProps extends TypeToolProps, OrderProps {
  zones: ReactNode
}

export function PhoneTools({ nodes, view, change, sort, onSort, zones }: PhoneToolsProps) {
  const { t } = useLocale()
  return (
    <div className="no-print flex items-center gap-2 border-b border-line px-4 py-2">
      <h2 className="sr-only">{view.tableOnly ? t.table.title : t.timeline.title}</h2>
      <Segmented
        label={t.table.view}
        value={view.tableOnly ? 'table' : 'bars'}
        options={[
          { value: 'bars', label: t.timeline.title },
          { value: 'table', label: t.table.title },
        ]}
        onChange={(value) => change({ tableOnly: value === 'table' })}
      />
      <OrderSelect sort={sort} onSort={onSort} />
      <span className="ml-auto">
        <Menu
          label={t.table.filters}
          align="right"
          className={`btn btn-icon ${view.q !== '' || view.types.length > 0 ? 'border-accent text-accent' : ''}`}
          panel={
            <div className="w-64 p-2">
              <FilterField view={view} change={change} />
              <p className="mt-3 mb-1 text-12 text-t3">{t.table.type}</p>
              <TypeChoices nodes={nodes} view={view} change={change} />
              <p className="mt-3 mb-1 text-12 text-t3">{t.timeline.zone}</p>
              {zones}
            </div>
          }
        >
          <ListFilter aria-hidden size={16} strokeWidth={1.75} />
        </Menu>
      </span>
    </div>
  )
}
