import { ListFilter } from 'lucide-react'
import { type ReactNode } from 'react'
import { useLocale } from '../../../i18n/locale'
import { Popover } from '../../../ui/Popover'
import { Segmented } from '../../../ui/Segmented'
import { FilterField, OrderSelect, TypeChoices, type OrderProps, type TypeToolProps } from './FilterTools'
import { Icon } from '../../../ui/Icon'

interface PhoneToolsProps extends TypeToolProps, OrderProps {
  zones: ReactNode
  /** What belongs to the view that is shown: the timeline's buttons, or columns and export. */
  tools: ReactNode
}

/** One line of tools; all that is not needed at once waits behind the last button. */
export function PhoneTools({ nodes, view, change, sort, onSort, zones, tools }: PhoneToolsProps) {
  const { t } = useLocale()
  const filtered = view.q !== '' || view.types.length > 0
  return (
    <div className="no-print flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
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
        <Popover
          trigger={<Icon icon={ListFilter} size={16} />}
          label={t.table.filters}
          align="end"
          className={`btn btn-icon ${filtered ? 'border-accent text-accent' : ''}`}
        >
          <div className="min-w-64 p-2">
            <FilterField view={view} change={change} />
            <div className="mt-3 flex flex-wrap items-center gap-2">{tools}</div>
            <p className="mt-3 mb-1 text-12 text-t3">{t.table.type}</p>
            <TypeChoices nodes={nodes} view={view} change={change} />
            <p className="mt-3 mb-1 text-12 text-t3">{t.timeline.zone}</p>
            {zones}
          </div>
        </Popover>
      </span>
    </div>
  )
}
