import { Columns3, Download } from 'lucide-react'
import type { Instance, InstanceNode } from '../../../contract/instance'
import { useLocale } from '../../../i18n/locale'
import { Menu, MenuChoice } from '../../../ui/Menu'
import { Segmented } from '../../../ui/Segmented'
import { columnName, type ColumnId } from './columns'
import type { ToolProps } from './FilterTools'

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
