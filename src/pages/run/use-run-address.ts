import { useCallback, useMemo } from 'react'
import { paths } from '../../contract/routes'
import { type RunRef } from '../../contract/run-ref'
import { useLocale } from '../../i18n/locale'
import { withBase } from '../../lib/base-path'
import { isSameLog, readView, writeView, type Sort } from '../../model/run/view'
import { useSearch } from '../../shell/address/AddressRouter'
import { buildShareLink } from '../../shell/address/share-link'
import { type ViewChange } from './run-context'

/** What the address asks for, and what changes it. */
export function useRunAddress(reference: RunRef, isPhone: boolean) {
  const { zone } = useLocale()
  const [search, changeSearch] = useSearch()
  const asked = useMemo(() => readView(search), [search])
  const change = useCallback(
    (update: ViewChange) =>
      changeSearch(
        (before) => writeView(before, typeof update === 'function' ? update(readView(before)) : update),
        isSameLog,
      ),
    [changeSearch],
  )
  const select = useCallback(
    (key: string, second: boolean) => {
      change(({ nodes: [first] }) => ({
        nodes: second && first !== undefined && first !== key ? [first, key] : [key],
        why: false,
      }))
    },
    [change],
  )
  const openLog = useCallback(
    (key: string) => change(({ log }) => ({ nodes: [key], log: log ?? 'beside', why: false })),
    [change],
  )
  // The same whichever node is selected, so that a selection draws two rows again and not all.
  const unselected = useMemo(() => writeView(search, { nodes: [] }).toString(), [search])
  const buildNodeHref = useCallback(
    (key: string) =>
      `?${unselected}${unselected === '' ? '' : '&'}${new URLSearchParams({ node: key }).toString()}`,
    [unselected],
  )
  const sort = asked.sort ?? (isPhone ? 'problems' : 'start')
  const changeSort = useCallback(
    (order: Sort) => change({ sort: order === 'start' && !isPhone ? null : order }),
    [change, isPhone],
  )
  const buildLink = useCallback(() => {
    // The address may say `latest`; what is shared is this run.
    const { job, id } = reference
    return buildShareLink(writeView(search, { sort }), zone, withBase(paths.run({ job, id, workspace: '' })))
  }, [reference, search, sort, zone])
  return { asked, sort, change, changeSort, select, openLog, buildNodeHref, buildLink }
}
