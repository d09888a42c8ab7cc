import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { Config } from '../contract/config'
import { paths } from '../lib/paths'
import { ask, readJson } from './client'

export const configQuery = () =>
  queryOptions({
    queryKey: ['config'],
    queryFn: async ({ signal }) =>
      readJson(await ask(paths.apiConfig(), signal), (body) => v.parse(Config, body)),
    staleTime: Infinity,
    networkMode: 'always',
  })
