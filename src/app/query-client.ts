import { QueryClient } from '@tanstack/react-query'

export const client = new QueryClient({
  // A page stays open for weeks: data that are no longer shown leave its memory.
  defaultOptions: { queries: { gcTime: 300_000, refetchOnWindowFocus: true } },
})
