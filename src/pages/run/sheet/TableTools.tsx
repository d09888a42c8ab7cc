import { Download } from 'lucide-react'
import { memo } from 'react'
import { useLocale } from '../../../i18n/locale'
import { Action } from '../../../ui/Choice'
import { ColumnsMenu } from '../../../ui/ColumnsMenu'
import { Icon } from '../../../ui/Icon'
import { Menu } from '../../../ui/Menu'
import { useRun, useRunClock, useRunFrame } from '../run-context'
import { isSearchable } from '../../../ui/use-row-window'
import { columnName } from './columns'
import { type SheetColumns } from './use-sheet-columns'
import { ViewSwitch } from './ViewSwitch'

export function TableTools({ columns }: { columns: SheetColumns }) {
  const { t } = useLocale()
  const { run, shown, view, comparison } = useRun()
  const isFiltered = shown.length < run.nodes.length
  // Where it would be cut, it is said to screen readers alone.
  const whole = view.tableOnly ? 'max-[1100px]:sr-only' : 'sr-only'
  return (
    <>
      <h2 className="shrink-0 text-13 font-semibold">
        {comparison?.state === 'ready' ? comparison.comparison.title : t.table.title}
      </h2>
      <span role="status" className={`truncate text-12 text-t2 ${isFiltered ? '' : whole}`}>
        {t.table.shown(shown.length, run.nodes.length)}
      </span>
      {!isSearchable(shown.length) && (
        <span className="no-print truncate text-12 text-t2" data-tip={t.table.find}>
          {t.table.findShort}
        </span>
      )}
      <TableButtons columns={columns} />
    </>
  )
}

/** Apart from the counts, which change with the data. */
const TableButtons = memo(function TableButtons({ columns }: { columns: SheetColumns }) {
  const { t } = useLocale()
  const { view } = useRunFrame()
  return (
    <span className="no-print ml-auto flex shrink-0 items-center gap-1">
      <ColumnsMenu
        label={t.table.columns}
        columns={columns}
        choices={columns.choices}
        nameOf={(id) => columnName(id, t)}
      />
      {view.tableOnly ? <ExportButtons /> : <ExportMenu />}
      <span className="ml-1">
        <ViewSwitch />
      </span>
    </span>
  )
})

/** Loaded with the menu that shares the run, soon after the first paint. */
const loadSave = () => import('../share/save-nodes')

export function ExportMenu() {
  const { t } = useLocale()
  return (
    <Menu
      trigger={<Icon icon={Download} size={16} />}
      label={t.table.exportAs}
      align="end"
      className="btn btn-icon btn-quiet"
    >
      <ExportButtons />
    </Menu>
  )
}

/** Save the nodes as they are shown. */
export function ExportButtons() {
  const { t, lang, zone } = useLocale()
  const { run, shown, insight } = useRun()
  const clock = useRunClock()
  const saveCsv = async () =>
    (await loadSave()).saveNodesCsv(run, shown, insight, { zone, lang, nowMs: clock.readMs() })
  const saveJson = async () => (await loadSave()).saveNodesJson(run, shown, insight)
  return [
    { label: t.table.csv, save: saveCsv },
    { label: t.table.json, save: saveJson },
  ].map(({ label, save }) => (
    <Action key={label} icon={Download} onClick={() => void save()}>
      {label}
    </Action>
  ))
}
