import { configQuery } from '../query/config'
import { matchRoute } from '../contract/routes'
import { basePath } from '../lib/base-path'
import { liveQuery } from '../query/live-query'
import { runResource } from '../query/run'
import { invalidPart } from '../contract/run-ref'
import { readRef } from '../pages/run/read-ref'
import { commonWords } from '../i18n/load'
import { readPreferences } from '../shell/preferences/preferences'
import { client } from './query-client'

/** Starts the requests of the page before anything is rendered. */
export function prefetch(): void {
  const search = new URLSearchParams(window.location.search)
  void commonWords.load(readPreferences(search).lang).catch(() => undefined)
  void client.prefetchQuery(configQuery())
  const match = matchRoute(window.location.pathname.slice(basePath.length).replace(/\/$/, ''))
  const { job, id } = (match?.name === 'run' && match.run) || {}
  const reference = readRef({ job: job ?? '', id: id ?? '' }, search)
  if (invalidPart(reference) === null) void client.prefetchQuery(liveQuery(runResource(reference)))
}
