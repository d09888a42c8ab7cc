import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Plugin } from 'vite'

const COMPRESSIBLE = /^assets\/.*\.(js|css|svg)$/
/** Smaller files gain nothing. */
const MIN_BYTES = 1024

/** Writes a `.br` and a `.gz` form beside each script and style sheet, for the server to send as they are. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: (_, { isSsrBuild }) => isSsrBuild !== true,
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const files = Object.values(bundle).filter(({ fileName }) => COMPRESSIBLE.test(fileName))
        await Promise.all(
          files.map(async (file) => {
            const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
            if (source.byteLength < MIN_BYTES) return
            const [br, gz] = await Promise.all([
              promisify(brotliCompress)(source),
              promisify(gzip)(source, { level: constants.Z_BEST_COMPRESSION }),
            ])
            this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: br })
            this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gz })
          }),
        )
      },
    },
  }
}
