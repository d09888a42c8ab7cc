import { Columns3, Download } from 'lucide-react'
import { type Run, type RunNode } from '../../../contract/run'
import { statusWord, useLocale } from '../../../i18n/locale'
import { Action, Choice } from '../../../ui/Choice'
import { Menu } from '../../../ui/Menu'
import { Segmented } from '../../../ui/Segmented'
import { formatNodesCsv, formatNodesJson } from '../../../model/run/export'
import { downloadText } from '../../../ui/download'
import { columnName, type ColumnId } from './columns'
import { type ToolProps } from './FilterTools'
import { Icon } from '../../../ui/Icon'

export interface ExportProps {
  run: Run
  shown: readonly RunNode[]
  nowMs: number
}

export interface ColumnsProps {
  columns: readonly ColumnId[]
  hidden: ReadonlySet<string>
  onHide: (id: ColumnId) => void
}

interface TableToolsProps extends ToolProps, ExportProps, ColumnsProps {}

export function TableTools({ view, change, ...props }: TableToolsProps) {
  const { t } = useLocale()
  const { run, shown } = props
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
          trigger={<Icon icon={Columns3} size={16} />}
          label={t.table.columns}
          align="end"
          className="btn btn-icon btn-quiet"
        >
          <ColumnChoices {...props} />
        </Menu>
        {wide ? (
          <ExportButtons {...props} />
        ) : (
          <Menu
            trigger={<Icon icon={Download} size={16} />}
            label={t.table.exportAs}
            align="end"
            className="btn btn-icon btn-quiet"
          >
            <ExportButtons {...props} />
          </Menu>
        )}
        <ViewSwitch view={view} change={change} />
      </span>
    </>
  )
}

export function ColumnChoices({ columns, hidden, onHide }: ColumnsProps) {
  const { t } = useLocale()
  return columns.map((id) => (
    <Choice key={id} checked={!hidden.has(id)} onChange={() => onHide(id)}>
      {columnName(id, t)}
    </Choice>
  ))
}

/** The nodes as they are shown, as a file. */
export function ExportButtons({ run, shown, nowMs }: ExportProps) {
  const { t, lang, zone } = useLocale()
  const name = `${run.job}-${run.id}`
  const formats = [
    {
      word: t.table.csv,
      save: () => {
        const csv = formatNodesCsv(run, shown, {
          zone,
          nowMs,
          statusWord: (node) => statusWord(node.status, node.rawStatus, lang),
        })
        downloadText(`${name}.csv`, 'text/csv;charset=utf-8', csv)
      },
    },
    {
      word: t.table.json,
      save: () => downloadText(`${name}.json`, 'application/json', formatNodesJson(run, shown)),
    },
  ]
  return formats.map(({ word, save }) => (
    <Action key={word} icon={Download} onClick={save}>
      {word}
    </Action>
  ))
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
