import { type ComponentProps } from 'react'
import { useSearchParams } from 'react-router-dom'
import { keepViewParams } from '../../contract/routes'
import { Link } from './Link'

/** A link that keeps the language, theme, zone and wall of the address. Where it stands, nothing else need follow the address. */
export function ViewLink({ to, ...rest }: ComponentProps<typeof Link>) {
  const [search] = useSearchParams()
  return <Link to={keepViewParams(to, search)} {...rest} />
}
