import { Check, type LucideIcon } from 'lucide-react'
import { createContext, use, type ReactNode } from 'react'
import { Button } from './Button'
import { Icon } from './Icon'

/** Whether the children are items of a menu, which have roles and keys of their own. */
export const InMenu = createContext(false)

interface ChoiceProps {
  checked: boolean
  onChange: () => void
  children: ReactNode
  type?: 'checkbox' | 'radio'
  name?: string
}

/** One choice: an item in a menu, the platform's checkbox or radio button elsewhere. */
export function Choice({ checked, onChange, children, type = 'checkbox', name }: ChoiceProps) {
  const words = <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</span>
  if (use(InMenu))
    return (
      <button
        type="button"
        role={`menuitem${type}`}
        aria-checked={checked}
        tabIndex={-1}
        className="menu-item"
        onClick={onChange}
      >
        <Icon icon={Check} className={checked ? 'text-accent' : 'invisible'} />
        {words}
      </button>
    )
  return (
    <label className="flex min-h-7 items-center gap-2 rounded px-2 py-1 text-13 hover:bg-hover">
      <input type={type} name={name} checked={checked} onChange={onChange} className="accent-accent" />
      {words}
    </label>
  )
}

interface ActionProps {
  icon: LucideIcon
  onClick: () => void
  children: NonNullable<ReactNode>
}

/** A command: an item in a menu, a quiet button elsewhere. */
export function Action({ icon, onClick, children }: ActionProps) {
  if (!use(InMenu))
    return (
      <Button icon={icon} quiet onClick={onClick}>
        {children}
      </Button>
    )
  return (
    <button type="button" role="menuitem" tabIndex={-1} className="menu-item" onClick={onClick}>
      <Icon icon={icon} className="text-t2" />
      {children}
    </button>
  )
}
