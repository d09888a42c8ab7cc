import { Columns3 } from 'lucide-react'
import { Choice } from './Choice'
import { Icon } from './Icon'
import { Menu } from './Menu'
import { type HiddenColumns } from './use-hidden-columns'

interface ColumnsMenuProps<Id extends string> {
  label: string
  columns: HiddenColumns<Id>
  /** Those that can be shown or hidden. */
  choices: readonly Id[]
  nameOf: (id: Id) => string
}

/** Chooses the columns of a table. */
export function ColumnsMenu<Id extends string>({ label, columns, choices, nameOf }: ColumnsMenuProps<Id>) {
  return (
    <Menu
      trigger={<Icon icon={Columns3} size={16} />}
      label={label}
      align="end"
      className="btn btn-icon btn-quiet"
    >
      {choices.map((id) => (
        <Choice key={id} checked={!columns.hidden.has(id)} onChange={() => columns.toggle(id)}>
          {nameOf(id)}
        </Choice>
      ))}
    </Menu>
  )
}
