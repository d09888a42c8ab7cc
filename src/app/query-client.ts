import { QueryClient } from '@tanstack/react-query'

export const client = new QueryClient({
  // What was looked at a while ago leaves the memory of a page that stays open for weeks.
  defaultOptions: { queries: { gcTime: 300_000, refetchOnWindowFocus: true } },
})
