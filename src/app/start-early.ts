import { matchPath } from 'react-router-dom'
import { configQuery } from '../api/config-query'
import { instanceQuery } from '../api/instance-query'
import { badPart } from '../contract/ref'
import { readRef } from '../features/instance/read-ref'
import { loadCatalogue } from '../i18n/load'
import { ROUTES } from '../lib/paths'
import { readPreferences } from './preferences'
import { client } from './query-client'

/** Sends off what the page will ask for, before anything is drawn. Whoever needs it finds it under way. */
export function startEarly(): void {
  const search = new URLSearchParams(window.location.search)
  void loadCatalogue(readPreferences(search).lang).catch(() => undefined)
  void client.prefetchQuery(configQuery())
  const match = matchPath(ROUTES.instance, window.location.pathname)
  if (!match) return
  const reference = readRef(match.params, search)
  if (badPart(reference) === null) void client.prefetchQuery(instanceQuery(reference))
}
