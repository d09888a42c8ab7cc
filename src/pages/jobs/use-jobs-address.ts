import { useCallback, useEffect, useMemo, useRef } from 'react'
import { keepViewParams, paths } from '../../contract/routes'
import { parseWallParams, writeWallParams } from '../../contract/wall-params'
import { useLocale } from '../../i18n/locale'
import { readJobsView, writeJobsView } from '../../model/jobs/view'
import { useSearch } from '../../shell/address/AddressRouter'
import { buildShareLink } from '../../shell/address/share-link'
import { type ViewChange } from './jobs-context'

/** What the address asks for, and what changes it. All but the view stands still while a text is typed. */
export function useJobsAddress(workspace: string) {
  const { zone } = useLocale()
  const [search, changeSearch] = useSearch()
  const view = useMemo(() => readJobsView(search), [search])
  const withoutText = writeJobsView(search, { q: '' }).toString()
  const choices = useMemo(() => readJobsView(new URLSearchParams(withoutText)), [withoutText])
  const change = useCallback(
    (update: ViewChange) =>
      changeSearch((before) =>
        writeJobsView(before, typeof update === 'function' ? update(readJobsView(before)) : update),
      ),
    [changeSearch],
  )
  const showWall = useCallback(
    () =>
      changeSearch((before) =>
        writeWallParams(before, { on: true, everyMs: null, awake: true, chime: false }),
      ),
    [changeSearch],
  )
  // Links keep language, theme and zone, and nothing of the filters.
  const kept = keepViewParams('', search)
  const [buildJobHref, buildRunHref] = useMemo(() => {
    const params = new URLSearchParams(kept)
    const withView = (path: string) => keepViewParams(path, params)
    return [
      (job: string) => withView(paths.jobRuns({ job, workspace })),
      (job: string, id: string) => withView(paths.run({ job, id, workspace })),
    ]
  }, [kept, workspace])
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  })
  const buildLink = useCallback(() => buildShareLink(latest.current, zone, window.location.pathname), [zone])
  const isWall = parseWallParams(search).on
  return { view, choices, change, isWall, showWall, buildJobHref, buildRunHref, buildLink }
}
