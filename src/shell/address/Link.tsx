import { type ComponentPropsWithRef } from 'react'
import { useHref, useLinkClickHandler, type To } from 'react-router-dom'

interface LinkProps extends Omit<ComponentPropsWithRef<'a'>, 'href'> {
  to: To
  /** Takes the place of the current entry of the history. */
  replace?: boolean
}

/** A link to an address of this page. The router's own `Link` brings what its framework mode prefetches into the first script. */
export function Link({ to, replace, onClick, target, children, ...rest }: LinkProps) {
  const follow = useLinkClickHandler(to, { target, replace })
  return (
    <a
      {...rest}
      href={useHref(to)}
      target={target}
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented) follow(event)
      }}
    >
      {children}
    </a>
  )
}
