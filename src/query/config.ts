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
    // The library's own retries wait until the page is visible, and a wall may report itself as hidden.
    retry: false,
    // A wall that started while the server was down has no user who could retry.
    refetchInterval: ({ state }) => (state.data ? false : AGAIN_MS),
    refetchIntervalInBackground: true,
    networkMode: 'always',
  })
