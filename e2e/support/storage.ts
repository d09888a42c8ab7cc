import { type Page } from '@playwright/test'

/** As where a browser keeps nothing for this site, by the choice of its owner: to look at it is refused already. */
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

/** As where a tab keeps nothing of its history either. */
export const forgetHistory = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    history.replaceState = () => undefined
  })

/** As where the disk or the site's share of it is full. */
export const fillStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
