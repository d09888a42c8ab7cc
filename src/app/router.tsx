import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter, useOutletContext } from 'react-router-dom'
import { configQuery } from '../api/config-query'
import { instanceQuery } from '../api/instance-query'
import { badPart } from '../contract/ref'
import { LookUpPage } from '../features/browse/LookUpPage'
import { InstancePage } from '../features/instance/InstancePage'
import { readRef } from '../features/instance/read-ref'
import { ROUTES } from '../lib/paths'
import { ErrorPage } from './ErrorPage'
import { Layout, type LayoutContext } from './Layout'

/** Loaders only send the requests off, before anything is drawn; the pages read the cache and know how to wait. */
export const createRouter = (client: QueryClient) =>
  createBrowserRouter([
    {
      element: <Layout />,
      loader: () => {
        void client.prefetchQuery(configQuery())
        return null
      },
      children: [
        {
          errorElement: <ErrorPage code="crashed" />,
          children: [
            { path: ROUTES.lookUp, element: <LookUpPage /> },
            {
              path: ROUTES.instance,
              element: <InstanceRoute />,
              loader: ({ params, request }) => {
                const reference = readRef(params, new URL(request.url).searchParams)
                if (badPart(reference) === null) void client.prefetchQuery(instanceQuery(reference))
                return null
              },
              // The address changes with the view; only another run is another question.
              shouldRevalidate: () => false,
            },
            { path: '*', element: <ErrorPage code="no_page" /> },
          ],
        },
      ],
    },
  ])

function InstanceRoute() {
  const { zones } = useOutletContext<LayoutContext>()
  return <InstancePage zones={zones} />
}
