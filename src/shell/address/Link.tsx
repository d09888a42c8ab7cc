import { type ComponentPropsWithRef } from 'react'
import { withBase } from '../../lib/base-path'

interface LinkProps extends Omit<ComponentPropsWithRef<'a'>, 'href'> {
  /** A path of the route table, with its parameters. */
  to: string
  /** Takes the place of the current entry of the history. */
  replace?: boolean
}

/**
 * A link to an address of this page. One listener follows all of them (`address.ts`): the router's own are rendered again whenever
 * the address changes, so each key in the filter of 250 jobs rendered 500 links. A click within it whose event is stopped loads the page anew.
 */
export const Link = ({ to, replace = false, children, ...rest }: LinkProps) => (
  <a {...rest} href={withBase(to)} data-link={replace ? 'replace' : 'push'}>
    {children}
  </a>
)
