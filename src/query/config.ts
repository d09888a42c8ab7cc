import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { Config } from '../contract/config'
import { ROUTES } from '../contract/routes'
import { setRequestTimeout, request, readJson } from './http'

const AGAIN_MS = 15_000

export const configQuery = () =>
  queryOptions({
    queryKey: ['config'],
    queryFn: async ({ signal }) => {
      const config = await readJson(await request(ROUTES.apiConfig, signal), (body) => v.parse(Config, body))
      setRequestTimeout(config.waitMs)
      return config
    },
    staleTime: Infinity,
    // The library's own tries wait for somebody to look, which nobody does where a wall calls itself hidden.
    retry: false,
    // A wall that began while the server was away has nobody who would ask again.
    refetchInterval: ({ state }) => (state.data ? false : AGAIN_MS),
    refetchIntervalInBackground: true,
    networkMode: 'always',
  })
