import { type ReactNode } from 'react'

interface TipProps {
  /** Null where there is nothing to add. */
  text: string | null
  className?: string
  children: ReactNode
}

/** Text with a tooltip that the keyboard and a finger reach as well as the mouse. Controls take `data-tip` themselves. */
export function Tip({ text, className = '', children }: TipProps) {
  if (text === null) return <span className={className}>{children}</span>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focus shows the tooltip
    <span tabIndex={0} data-tip={text} className={`rounded-sm ${className}`}>
      {children}
    </span>
  )
}
