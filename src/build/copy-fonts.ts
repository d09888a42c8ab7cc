import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Plugin } from 'vite'

const FOLDER = join(import.meta.dirname, '../server/previews/fonts')

/** Puts the fonts of link previews, and their licence, beside the built server. */
export function copyFonts(): Plugin {
  return {
    name: 'copy-fonts',
    apply: (_, { isSsrBuild }) => isSsrBuild === true,
    async generateBundle() {
      const names = (await readdir(FOLDER)).filter((name) => /\.(otf|txt)$/.test(name))
      await Promise.all(
        names.map(async (name) => {
          const source = await readFile(join(FOLDER, name))
          this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source })
        }),
      )
    },
  }
}
