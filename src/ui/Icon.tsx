import { type LucideIcon } from 'lucide-react'
import { memo } from 'react'

interface IconProps {
  icon: LucideIcon
  /** Pixels, or any CSS length. */
  size?: number | string
  className?: string
}

/** A decorative icon: the control or text beside it carries the name. */
export const Icon = memo(function Icon({ icon: Drawing, size = 14, className = '' }: IconProps) {
  return <Drawing aria-hidden size={size} strokeWidth={1.75} className={`shrink-0 ${className}`} />
})
