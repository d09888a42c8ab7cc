import { useLocale } from '../../../i18n/locale'
import { getView, toView } from '../../../model/run/view'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { Segmented } from '../../../ui/Segmented'
import { useRunFrame } from '../run-context'

/** Timeline with table, graph, or table alone. There is no graph where the definition of the run is not readable. */
export function ViewSwitch() {
  const { t } = useLocale()
  const { view, told, isPhone, change } = useRunFrame()
  return (
    <Segmented
      label={t.table.view}
      value={getView(view)}
      options={[
        { value: 'bars', label: isPhone ? t.timeline.title : t.table.bars },
        { value: 'graph', label: t.table.graph, disabled: told?.noDefinition ?? undefined },
        { value: 'table', label: isPhone ? t.table.short : t.table.only },
      ]}
      onChange={(next) => change(toView(next))}
    />
  )
}

/** The key of the graph, also while a panel lies over the switch. */
export function useGraphKey(): void {
  const { view, told, change } = useRunFrame()
  useShortcuts({
    graph: () => {
      if (!view.graph && typeof told?.noDefinition === 'string') return false
      change(toView(view.graph ? 'bars' : 'graph'))
      return true
    },
  })
}
