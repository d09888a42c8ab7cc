import { useLocale } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { NO_FILTERS } from '../../model/run/view'
import { Button } from '../../ui/Button'
import { useRun } from './run-context'

/** A note when the selected node does not exist, or when the filters hide it. */
export function SelectionNote() {
  const { t } = useLocale()
  const { view, selected, shown, change } = useRun()
  const [key] = view.nodes
  if (key === undefined) return null
  const node = selected.find((one) => one.key === key)
  if (node && shown.includes(node)) return null
  return (
    <p role="status" className="card flex flex-wrap items-center gap-3 px-5 py-2">
      <span className="[overflow-wrap:anywhere]">
        {node ? t.table.hidden(showInvisible(node.name)) : t.table.missing(showInvisible(key))}
      </span>
      <Button onClick={() => change(node ? NO_FILTERS : { nodes: [] })}>
        {node ? t.table.clear : t.app.close}
      </Button>
    </p>
  )
}
