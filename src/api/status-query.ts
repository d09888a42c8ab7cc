import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { ServerStatus } from '../contract/server-status'
import { paths } from '../lib/paths'
import { ask, readJson, troubleCodeOf } from './client'

const EVERY_MS = 5_000
/** Only signing in ends it, perhaps in another tab. */
const SIGNED_OUT_MS = 60_000

/** Asked for again and again, by a wall whether it is seen or not; what was told last stays when the server cannot be reached. */
export const statusQuery = (wall = false) =>
  queryOptions({
    queryKey: ['status'],
    queryFn: async ({ signal }) =>
      readJson(await ask(paths.apiStatus(), signal), (body) => v.parse(ServerStatus, body)),
    refetchInterval: ({ state: { error } }) =>
      troubleCodeOf(error) === 'signed_out' ? SIGNED_OUT_MS : EVERY_MS,
    refetchIntervalInBackground: wall,
    retry: false,
    networkMode: 'always',
    staleTime: 0,
  })
