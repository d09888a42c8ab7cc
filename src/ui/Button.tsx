import { type LucideIcon } from 'lucide-react'
import { type ReactNode } from 'react'
import { Icon } from './Icon'

interface IconButtonProps {
  icon: LucideIcon
  /** The accessible name. */
  label: string
  /** The tooltip, where it says more than the name. */
  tip?: string
  size?: number
  quiet?: boolean
  pressed?: boolean
  className?: string
  onClick: () => void
}

/** A button that shows an icon alone: its name is its tooltip. */
export function IconButton({
  icon,
  label,
  tip = label,
  size = 16,
  quiet = true,
  pressed,
  className = '',
  onClick,
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={`btn btn-icon ${quiet ? 'btn-quiet' : ''} ${className}`}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={tip}
      onClick={onClick}
    >
      <Icon icon={icon} size={size} />
    </button>
  )
}

interface ButtonProps {
  icon?: LucideIcon
  primary?: boolean
  quiet?: boolean
  className?: string
  disabled?: boolean
  onClick: () => void
  /** Its words, also on a narrow screen: an icon alone is an `IconButton`. */
  children: NonNullable<ReactNode>
}

/** A button with words. */
export function Button({
  icon,
  primary = false,
  quiet = false,
  className = '',
  disabled = false,
  onClick,
  children,
}: ButtonProps) {
  const kind = `${primary ? 'btn-primary' : ''} ${quiet ? 'btn-quiet' : ''}`
  return (
    <button type="button" className={`btn ${kind} ${className}`} disabled={disabled} onClick={onClick}>
      {icon && <Icon icon={icon} />}
      {children}
    </button>
  )
}
