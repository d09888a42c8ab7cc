import { type Plugin } from 'vite'

/**
 * Chromium compiles the scripts of the first paint while they download, on another thread, instead of function by function once the
 * answer is there. Other browsers read a comment. It has to be the first line, so it is added behind all other plugins.
 */
export const compileHint = (): Plugin => ({
  name: 'compile-hint',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && (file.isEntry || file.name === 'libraries'))
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
      }
    },
  },
})
