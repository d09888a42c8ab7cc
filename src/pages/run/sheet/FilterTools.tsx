import { ArrowDownUp, ListFilter } from 'lucide-react'
import { memo, useMemo, type ReactNode, type Ref } from 'react'
import { useLocale } from '../../../i18n/locale'
import { MAX_TEXT, type Sort } from '../../../model/run/view'
import { Choice } from '../../../ui/Choice'
import { SearchField } from '../../../ui/Field'
import { Icon } from '../../../ui/Icon'
import { Menu } from '../../../ui/Menu'
import { Popover } from '../../../ui/Popover'
import { Select } from '../../../ui/Select'
import { useRun, useRunFrame } from '../run-context'

export const FilterField = memo(function FilterField({ ref }: { ref: Ref<HTMLInputElement> }) {
  const { t } = useLocale()
  const { view, change } = useRunFrame()
  return (
    <SearchField
      ref={ref}
      label={t.table.filter}
      placeholder={t.table.filter}
      value={view.q}
      maxLength={MAX_TEXT}
      shortcut="/"
      onChange={(q) => change({ q })}
    />
  )
})

/** The node types of the run with their counts, most frequent first. */
function TypeChoices() {
  const { run, view, change } = useRun()
  const types = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { type } of run.nodes) counts.set(type, (counts.get(type) ?? 0) + 1)
    return [...counts].toSorted((a, b) => b[1] - a[1])
  }, [run.nodes])
  return types.map(([type, count]) => {
    const checked = view.types.includes(type)
    const toggle = () =>
      change(({ types: chosen }) => ({
        types: checked ? chosen.filter((other) => other !== type) : [...chosen, type],
      }))
    return (
      <Choice key={type} checked={checked} onChange={toggle}>
        <bdi>{type === '' ? '–' : type}</bdi> <span className="text-t3">{count}</span>
      </Choice>
    )
  })
}

const ACTIVE = 'border-accent bg-selected text-accent'

export const TypeMenu = memo(function TypeMenu() {
  const { t } = useLocale()
  const { length } = useRunFrame().view.types
  return (
    <Menu
      trigger={length === 0 ? t.table.type : t.table.types(length)}
      label={t.table.filterByType}
      className={`btn ${length > 0 ? ACTIVE : ''}`}
    >
      <TypeChoices />
    </Menu>
  )
})

interface FilterPopoverProps {
  ref: Ref<HTMLInputElement>
  /** Below the field. */
  tools?: ReactNode
  /** Below all. */
  children?: ReactNode
}

/** On a phone: the filters behind a button, and what else has no room there. */
export function FilterPopover({ ref, tools = null, children = null }: FilterPopoverProps) {
  const { t } = useLocale()
  const { view } = useRunFrame()
  const isFiltered = view.q !== '' || view.types.length > 0
  return (
    <Popover
      trigger={<Icon icon={ListFilter} size={16} />}
      label={t.table.filters}
      align="end"
      className={`btn btn-icon ${isFiltered ? 'border-accent text-accent' : ''}`}
    >
      <div className="min-w-64 p-2">
        <FilterField ref={ref} />
        {tools}
        <p className="mt-3 mb-1 text-12 text-t3">{t.table.type}</p>
        <TypeChoices />
        {children}
      </div>
    </Popover>
  )
}

const ORDERS = ['start', 'definition', '-duration', 'problems'] as const satisfies readonly Sort[]

/** The orders as a button, where there is no room for their names. */
export const OrderMenu = memo(function OrderMenu() {
  const { t } = useLocale()
  const { sort, changeSort } = useRunFrame()
  return (
    <Menu
      trigger={<Icon icon={ArrowDownUp} />}
      label={t.table.order}
      className={`btn btn-icon ${sort === 'start' ? '' : ACTIVE}`}
    >
      {ORDERS.map((order) => (
        <Choice
          key={order}
          type="radio"
          name="order"
          checked={order === sort}
          onChange={() => changeSort(order)}
        >
          {t.table.orders[order]}
        </Choice>
      ))}
    </Menu>
  )
})

/** The same as a list; it also names an order by any other column. */
export const OrderSelect = memo(function OrderSelect() {
  const { t } = useLocale()
  const { sort, changeSort } = useRunFrame()
  const options: { value: Sort; label: string }[] = ORDERS.map((value) => ({
    value,
    label: t.table.orders[value],
  }))
  if (!ORDERS.some((order) => order === sort)) options.push({ value: sort, label: t.table.orders.other })
  return (
    <Select
      label={t.table.order}
      value={sort}
      options={options}
      className="min-w-0 shrink!"
      onChange={changeSort}
    />
  )
})
