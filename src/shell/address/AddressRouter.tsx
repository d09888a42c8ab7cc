import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from 'react'
import { Router, useSearchParams } from 'react-router-dom'
import { createAddress, type Address } from './address'
import { useScrollMemory } from './scroll'

const AddressContext = createContext<Address | null>(null)

interface AddressRouterProps {
  basename?: string
  children: ReactNode
}

/** The router of the page: it shows a changed address at once, and the browser's address follows. */
export function AddressRouter({ basename = '/', children }: AddressRouterProps) {
  const [address] = useState(createAddress)
  const [{ location, action }, setShown] = useState(address.read)
  useLayoutEffect(() => address.listen(setShown), [address])
  useScrollMemory(location, action)
  // In a transition, a field whose text is in the address would lose letters and move the caret.
  return (
    <AddressContext value={address}>
      <Router
        basename={basename}
        location={location}
        navigationType={action}
        navigator={address}
        useTransitions={false}
      >
        {children}
      </Router>
    </AddressContext>
  )
}

/** The parameters of the address, and the only way to change them on the same page. */
export function useSearch(): [URLSearchParams, Address['changeSearch']] {
  const address = useContext(AddressContext)
  if (!address) throw new Error('useSearch needs an AddressRouter above')
  const [search] = useSearchParams()
  return [search, address.changeSearch]
}
