import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { matchRoute, type RouteMatch } from '../../contract/routes'
import { basePath, withBase } from '../../lib/base-path'
import { createAddress, type Action, type Address, type AddressState } from './address'
import { useScrollMemory } from './scroll'

const AddressContext = createContext<(AddressState & { address: Address }) | null>(null)

/** Keeps the address of the page: it shows a changed address at once, and the browser's address follows. */
export function AddressRouter({ children }: { children: ReactNode }) {
  const [address] = useState(createAddress)
  // No transition: a field whose text is in the address would lose letters and move the caret.
  const [{ location, action }, setShown] = useState(address.read)
  useLayoutEffect(() => address.listen(setShown), [address])
  useScrollMemory(location, action)
  const value = useMemo(() => ({ address, location, action }), [address, location, action])
  return <AddressContext value={value}>{children}</AddressContext>
}

function useAddress() {
  const value = useContext(AddressContext)
  if (!value) throw new Error('The address needs an AddressRouter above')
  return value
}

/** The parameters of the address, the same object until they change, and the only way to change them on the same page. */
export function useSearch(): [URLSearchParams, Address['changeSearch']] {
  const { address, location } = useAddress()
  const search = useMemo(() => new URLSearchParams(location.search), [location.search])
  return [search, address.changeSearch]
}

/** The path of the page as it was sent, without the path under which the proxy in front serves it. */
export const usePath = (): string => useAddress().location.pathname.slice(basePath.length) || '/'

/** The route of the page; null where there is none. A slash at its end changes nothing. */
export function useRoute(): RouteMatch | null {
  const path = usePath()
  return useMemo(() => matchRoute(path === '/' ? path : path.replace(/\/$/, '')), [path])
}

export const useAction = (): Action => useAddress().action

/** Opens a path of the route table, with its query. */
export function useNavigate(): (path: string) => void {
  const { address } = useAddress()
  return (path) => address.push(withBase(path))
}
