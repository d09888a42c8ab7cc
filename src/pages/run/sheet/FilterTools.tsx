import { ArrowDownUp, Search } from 'lucide-react'
import { useMemo } from 'react'
import { type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { Choice } from '../../../ui/Choice'
import { Menu } from '../../../ui/Menu'
import { Select } from '../../../ui/Select'
import { type Sort, type ViewState } from '../../../model/run/view'
import { Icon } from '../../../ui/Icon'

export type Change = (patch: Partial<ViewState>) => void

export interface ToolProps {
  view: ViewState
  change: Change
}

const toggled = <T,>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]

export function FilterField({ view, change }: ToolProps) {
  const { t } = useLocale()
  return (
    <span className="relative flex min-w-0 flex-1">
      <Icon icon={Search} className="absolute top-[7px] left-2.5 text-t2" />
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

export interface TypeToolProps extends ToolProps {
  nodes: readonly RunNode[]
}

export function TypeChoices({ nodes, view, change }: TypeToolProps) {
  const types = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { type } of nodes) counts.set(type, (counts.get(type) ?? 0) + 1)
    return [...counts].toSorted((a, b) => b[1] - a[1])
  }, [nodes])
  return types.map(([type, count]) => (
    <Choice
      key={type}
      checked={view.types.includes(type)}
      onChange={() => change({ types: toggled(view.types, type) })}
    >
      <bdi>{type === '' ? '–' : type}</bdi> <span className="text-t3">{count}</span>
    </Choice>
  ))
}

export function TypeMenu({ nodes, view, change }: TypeToolProps) {
  const { t } = useLocale()
  const { length } = view.types
  return (
    <Menu
      trigger={length === 0 ? t.table.type : t.table.types(length)}
      label={t.table.filterByType}
      className={`btn ${length > 0 ? 'border-accent bg-selected text-accent' : ''}`}
    >
      <TypeChoices nodes={nodes} view={view} change={change} />
    </Menu>
  )
}

export interface OrderProps {
  sort: Sort
  onSort: (sort: Sort) => void
}

const ORDERS = ['start', 'definition', '-duration', 'problems'] as const satisfies readonly Sort[]

/** The same as a button, where there is no room for the words. */
export function OrderMenu({ sort, onSort }: OrderProps) {
  const { t } = useLocale()
  return (
    <Menu
      trigger={<Icon icon={ArrowDownUp} />}
      label={t.table.order}
      className={`btn btn-icon ${sort === 'start' ? '' : 'border-accent bg-selected text-accent'}`}
    >
      {ORDERS.map((order) => (
        <Choice key={order} type="radio" name="order" checked={order === sort} onChange={() => onSort(order)}>
          {t.table.orders[order]}
        </Choice>
      ))}
    </Menu>
  )
}

/** The orders that are none of one column, and any column that is in force. */
export function OrderSelect({ sort, onSort }: OrderProps) {
  const { t } = useLocale()
  const named = ORDERS.some((order) => order === sort)
  return (
    <Select
      label={t.table.order}
      value={sort}
      options={[
        ...ORDERS.map((value) => ({ value: value as Sort, label: t.table.orders[value] })),
        ...(named ? [] : [{ value: sort, label: t.table.orders.other }]),
      ]}
      onChange={onSort}
    />
  )
}
