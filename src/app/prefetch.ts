import { configQuery } from '../query/config'
import { runQuery } from '../query/run'
import { invalidPart } from '../contract/run-ref'
import { readRef } from '../pages/run/read-ref'
import { loadCatalogue } from '../i18n/load'
import { readPreferences } from '../shell/preferences/preferences'
import { client } from './query-client'

/** Sends off what the page will ask for, before anything is drawn. Whoever needs it finds it under way. */
export function prefetch(): void {
  const search = new URLSearchParams(window.location.search)
  void loadCatalogue(readPreferences(search).lang).catch(() => undefined)
  void client.prefetchQuery(configQuery())
  const reference = readRef(paramsOf(window.location.pathname), search)
  if (invalidPart(reference) === null) void client.prefetchQuery(runQuery(reference))
}

/** As the router will read them: each part decoded once. What is no address of a run gives none, and is not asked for. */
function paramsOf(pathname: string): Record<string, string> {
  const [, job, id] = /^\/jobs\/([^/]+)\/instances\/([^/]+)\/?$/.exec(pathname) ?? []
  if (job === undefined || id === undefined) return {}
  try {
    return { job: decodeURIComponent(job), id: decodeURIComponent(id) }
  } catch {
    return {}
  }
}
