import { type Page } from '@playwright/test'

/** As where the browser's owner allows this site no storage: even reading it throws. */
export const denyStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException(`${name} is denied`, 'SecurityError')
        },
      })
    }
  })
