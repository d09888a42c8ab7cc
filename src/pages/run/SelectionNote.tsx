import { type Run, type RunNode } from '../../contract/run'
import { useLocale } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { NO_FILTERS, type ViewState } from '../../model/run/view'

interface SelectionNoteProps {
  run: Run
  view: ViewState
  selected: readonly RunNode[]
  shown: readonly RunNode[]
  filtered: boolean
  change: (patch: Partial<ViewState>) => void
}

/** A link that selects what is not there, or what its own filters hide, says so: nobody has to guess why nothing is marked. */
export function SelectionNote({ run, view, selected, shown, filtered, change }: SelectionNoteProps) {
  const { t } = useLocale()
  const [key] = view.nodes
  if (key === undefined) return null
  const node = selected.find((one) => one.key === key)
  const hidden = node !== undefined && filtered && !shown.includes(node)
  if (node && !hidden) return null
  const words = node ? t.table.hidden(showInvisible(node.name)) : t.table.missing(showInvisible(key))
  if (!node && run.nodes.some((one) => one.key === key)) return null
  return (
    <p role="status" className="card flex flex-wrap items-center gap-3 px-5 py-2">
      <span className="[overflow-wrap:anywhere]">{words}</span>
      <button type="button" className="btn" onClick={() => change(node ? { ...NO_FILTERS } : { nodes: [] })}>
        {node ? t.table.clear : t.app.close}
      </button>
    </p>
  )
}
