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

/** As where the disk or the site's share of it is full. */
export const fillStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
