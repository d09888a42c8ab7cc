import { type ComponentProps, type MouseEvent } from 'react'
import { withBase } from '../../lib/base-path'
import { useNavigate } from './AddressRouter'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** A path of the route table, with its query. */
  to: string
}

/** A link within the application, which does not load the page again. */
export function Link({ to, onClick, children, ...rest }: LinkProps) {
  const navigate = useNavigate()
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event
    if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a {...rest} href={withBase(to)} onClick={open}>
      {children}
    </a>
  )
}
