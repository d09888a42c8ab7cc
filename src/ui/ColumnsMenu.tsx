import { Columns3 } from 'lucide-react'
import { Choice } from './Choice'
import { Icon } from './Icon'
import { Menu } from './Menu'
import { type HiddenColumns } from './use-hidden-columns'

interface ColumnChoicesProps<Id extends string> {
  columns: HiddenColumns<Id>
  /** Those that can be shown or hidden. */
  choices: readonly Id[]
  nameOf: (id: Id) => string
}

/** Which columns of a table are shown, one choice each. */
export function ColumnChoices<Id extends string>({ columns, choices, nameOf }: ColumnChoicesProps<Id>) {
  return choices.map((id) => (
    <Choice key={id} checked={!columns.hidden.has(id)} onChange={() => columns.toggle(id)}>
      {nameOf(id)}
    </Choice>
  ))
}

interface ColumnsMenuProps<Id extends string> extends ColumnChoicesProps<Id> {
  label: string
}

/** Chooses the columns of a table. */
export function ColumnsMenu<Id extends string>({ label, ...choices }: ColumnsMenuProps<Id>) {
  return (
    <Menu
      trigger={<Icon icon={Columns3} size={16} />}
      label={label}
      align="end"
      className="btn btn-icon btn-quiet"
    >
      <ColumnChoices {...choices} />
    </Menu>
  )
}
